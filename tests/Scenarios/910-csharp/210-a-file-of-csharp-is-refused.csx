Print("nothing of this runs");
