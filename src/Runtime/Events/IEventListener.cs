namespace MemDsl.Runtime.Events;

/// <summary>Someone who hears everything that happens on a machine, at once and in order. It must not change the machine.</summary>
public interface IEventListener
{
    void OnEvent(in MachineEvent happened);
}
