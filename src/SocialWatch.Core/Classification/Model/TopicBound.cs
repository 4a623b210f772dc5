namespace SocialWatch.Classification.Model;

/// <summary>
/// Signals speak of working life only (the guideline: a complaint about a phone is none). A signal that the training text never gives without a topic is therefore
/// never more probable than that there is any topic at all. Thread-safe.
/// </summary>
internal static class TopicBound
{
    /// <summary>So few exceptions are taken for slips.</summary>
    private const double Exceptions = 0.01;

    /// <summary>Which labels are bound, judged by the rows of the set.</summary>
    public static bool[] Find(LabelledSet set)
    {
        var bound = new bool[set.Labels.Count];
        for (var l = set.Topics; l < bound.Length && set.Topics > 0; l++)
        {
            int all = 0, alone = 0;
            for (var i = 0; i < set.Texts.Count; i++)
            {
                all += set.Truth[l][i] ? 1 : 0;
                alone += set.Truth[l][i] && !set.Truth.Take(set.Topics).Any(t => t[i]) ? 1 : 0;
            }

            bound[l] = alone <= Exceptions * all;
        }

        return bound;
    }

    /// <summary>The probability that there is any topic, taking them for independent.</summary>
    public static double AnyTopic(ReadOnlySpan<double> topics)
    {
        var none = 1.0;
        foreach (var p in topics)
        {
            none *= 1 - p;
        }

        return 1 - none;
    }

    /// <summary>Bounds held-out probabilities: label → row.</summary>
    public static void Apply(double[][] heldOut, int topics, bool[] bound)
    {
        var p = new double[topics];
        for (var i = 0; i < heldOut[0].Length; i++)
        {
            for (var t = 0; t < topics; t++)
            {
                p[t] = heldOut[t][i];
            }

            var any = AnyTopic(p);
            for (var l = topics; l < heldOut.Length; l++)
            {
                heldOut[l][i] = bound[l] ? Math.Min(heldOut[l][i], any) : heldOut[l][i];
            }
        }
    }
}
