namespace SocialWatch.Connectors.Facebook;

/// <summary>How often a page is asked, by how fresh its talk is: a hot one with every poll, a quiet one seldom. Pure.</summary>
internal static class FacebookPace
{
    /// <summary>Somebody posted, commented or edited so lately: the page is hot.</summary>
    public static readonly TimeSpan Hot = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Warm = TimeSpan.FromHours(6);

    /// <summary>The least time between two polls that ask; zero = every poll.</summary>
    /// <param name="sinceTalk">Since the newest activity on the page.</param>
    /// <param name="quiet">What a quiet page is given.</param>
    public static TimeSpan Between(TimeSpan sinceTalk, FacebookStrain strain, TimeSpan quiet)
    {
        var calm = sinceTalk < Hot ? TimeSpan.Zero : sinceTalk < Warm ? quiet / 2 : quiet;
        return strain switch
        {
            FacebookStrain.Scarce => Longer(calm * 3, TimeSpan.FromMinutes(15)),
            FacebookStrain.Tight => Longer(calm * 2, TimeSpan.FromMinutes(4)),
            _ => calm,
        };
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
