// mem run --allow-csharp
var n = nothing;
string s = 5;
