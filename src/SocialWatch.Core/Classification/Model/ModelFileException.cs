namespace SocialWatch.Classification.Model;

/// <summary>Why a model file cannot be used.</summary>
public enum ModelFileFault
{
    Missing,
    Foreign,
    OtherVersion,
    Truncated,
    Damaged,
}

/// <summary>A model file could not be used.</summary>
public sealed class ModelFileException(string file, ModelFileFault fault) : Exception($"{file}: the model is unusable ({fault})")
{
    /// <summary>The file as it was named.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong.</summary>
    public ModelFileFault Fault { get; } = fault;
}
