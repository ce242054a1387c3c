// mem run --allow-csharp
using System.Numerics;

int Log2(ulong value) => BitOperations.Log2(value);

var file = machine.CreateFile("data", 8192);
Assert(machine.Options.Ram == 256UL << 20, "the default machine");
Assert(Log2(machine.Options.Ram) == 29, "a wrong one is shown in its line");
Print("a file of", file.Size, "bytes");
await Task.Yield();
int.Parse("x");
