namespace SocialWatch.Classification.Model;

/// <summary>Takes the features of a text one by one. Implemented by structs, so that the scan is compiled for each of them.</summary>
internal interface IFeatureSink
{
    /// <param name="block">0..<see cref="FeatureSettings.Blocks"/> − 1.</param>
    /// <param name="hash">The feature.</param>
    /// <param name="start">Where it begins in the normal form, for explanations.</param>
    /// <param name="length">Its length there.</param>
    void Add(int block, uint hash, int start, int length);
}
