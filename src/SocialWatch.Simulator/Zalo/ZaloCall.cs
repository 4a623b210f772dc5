using System.Security.Cryptography;
using System.Text;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.Zalo;

/// <summary>One call of a webhook as Zalo makes it: plain SHA-256 over id, body, timestamp and the account's key.</summary>
internal sealed record ZaloCall(string Event, byte[] Body, string Signature)
{
    public static ZaloCall Of(ZaloSaid said, ScriptedOa oa)
    {
        var node = ZaloNodes.Call(said, oa);
        var body = Encoding.UTF8.GetBytes(node.ToJsonString());
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(oa.AppId), .. body, .. Encoding.UTF8.GetBytes(node["timestamp"] + oa.OaSecret)]);
        return new(node["event_name"]!.ToString(), body, "mac = " + Convert.ToHexStringLower(hash));
    }
}
