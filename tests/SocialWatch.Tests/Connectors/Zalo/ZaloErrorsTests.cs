using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Zalo;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>Every error code of the reference is in its bucket and has words.</summary>
public sealed class ZaloErrorsTests
{
    public static TheoryData<int, string> Codes()
    {
        var data = new TheoryData<int, string>();
        void Add(ZaloBucket bucket, params int[] codes) => Array.ForEach(codes, c => data.Add(c, bucket.ToString()));
        Add(ZaloBucket.Token, -216, -220, -124);
        Add(ZaloBucket.Human, -14002, -14003, -14004, -14005, -14014, -14018, -204, -205, -209, -212, -219, -221, -223, -224, -240, -242, -320, -321, 404);
        Add(ZaloBucket.Transient, -100, -200, -214);
        Add(ZaloBucket.RateLimited, -32);
        Add(ZaloBucket.Recipient, -213, -217, -218, -227, -230, -232, -234, -244);
        Add(ZaloBucket.Permanent, -201, -210, -233, -237, -238, -241, -248, -403);
        Add(ZaloBucket.Quota, -211);
        return data;
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_is_in_its_bucket(int code, string bucket) => Assert.Equal(bucket, ZaloErrors.BucketOf(code).ToString());

    [Fact]
    public void An_unknown_code_is_permanent_and_told_by_its_number()
    {
        Assert.Equal(ZaloBucket.Permanent, ZaloErrors.BucketOf(-987));
        Assert.Equal("zalo:-987", ZaloErrors.FaultOf(-987).Code);
    }

    [Theory]
    [InlineData(-14014, FaultKind.Credentials, true)]
    [InlineData(-216, FaultKind.Credentials, true)]
    [InlineData(-224, FaultKind.Permission, true)]
    [InlineData(-237, FaultKind.Gone, true)]
    [InlineData(-403, FaultKind.Gone, true)]
    [InlineData(-32, FaultKind.RateLimited, false)]
    [InlineData(-211, FaultKind.RateLimited, false)]
    [InlineData(-200, FaultKind.Transient, false)]
    public void Faults_that_a_person_must_mend_say_so(int code, FaultKind kind, bool person)
    {
        var fault = ZaloErrors.FaultOf(code);
        Assert.Equal((kind, person), (fault.Kind, fault.NeedsPerson));
    }

    [Fact]
    public void A_dead_refresh_token_tells_a_person_to_consent_again_and_what_to_click()
    {
        var words = new ZaloWords(ConfigFolder.ShippedTexts()).Of(ZaloErrors.FaultOf(-14014), "tinh");
        Assert.Contains("zalo consent --account tinh", words, StringComparison.Ordinal);
        Assert.Contains("bấm Đồng ý", words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_fault_has_words_for_a_person(int code, string bucket)
    {
        var words = new ZaloWords(ConfigFolder.ShippedTexts()).Of(ZaloErrors.FaultOf(code), "tinh");
        Assert.Contains(code.ToString(System.Globalization.CultureInfo.InvariantCulture), words, StringComparison.Ordinal);
        Assert.NotEmpty(bucket);
    }
}
