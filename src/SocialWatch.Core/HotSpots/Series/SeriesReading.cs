namespace SocialWatch.HotSpots.Series;

/// <summary>What one evaluation says of a series that is worth a word.</summary>
/// <param name="Window">The facts of the window the evidence is about.</param>
/// <param name="Detection">Hot enough to open; null when not.</param>
/// <param name="Lasting">Enough to keep a hot spot that stands already; asks for counts alone, so that no further mention can end it.</param>
public sealed record SeriesReading(SeriesKey Key, WindowFacts Window, Detection? Detection, Detection? Lasting);
