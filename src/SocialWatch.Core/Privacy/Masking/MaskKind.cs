namespace SocialWatch.Privacy.Masking;

/// <summary>What was masked in a text (DESIGN 7, "masked at ingest").</summary>
public enum MaskKind { Phone, NationalId, SocialInsurance, EmployeeNumber, BankAccount, Card, Email, Handle, ProfileLink, TaggedName, LicencePlate, NumberWords }
