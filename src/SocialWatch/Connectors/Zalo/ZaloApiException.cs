using System.Globalization;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>Zalo named an error. The text of the exception is its code alone: Zalo's own words may quote what was sent.</summary>
internal sealed class ZaloApiException(int code) : Exception(string.Create(CultureInfo.InvariantCulture, $"zalo:{code}"))
{
    public int Code { get; } = code;

    public ZaloBucket Bucket => ZaloErrors.BucketOf(Code);

    public SourceFault Fault => ZaloErrors.FaultOf(Code);
}
