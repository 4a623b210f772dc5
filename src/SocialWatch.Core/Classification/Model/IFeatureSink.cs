namespace SocialWatch.Classification.Model;

/// <summary>Takes the features of a word one by one. Implemented by structs, so that the scan is compiled for each of them.</summary>
internal interface IFeatureSink
{
    /// <param name="section">0..<see cref="FeatureSettings.Sections"/> − 1.</param>
    /// <param name="hash">The feature; even ones belong to words, odd ones to pairs.</param>
    /// <param name="start">Where it begins in the word with its borders, for explanations.</param>
    /// <param name="length">Its length there.</param>
    void Add(int section, uint hash, int start, int length);
}
