using System.Text;
using CsCheck;
using SupportBot.Desk.Files;

namespace SupportBot.Tests.Desk.Files;

public sealed class FileRulesTests
{
    [Theory]
    [InlineData("error.png", "error.png", "image/png")]
    [InlineData("C:\\Users\\emil\\error.PNG", "error.PNG", "image/png")]
    [InlineData("../../etc/router.log", "router.log", "text/plain")]
    [InlineData("  Bericht\u0000 vom\u202e  Montag.pdf ", "Bericht vom Montag.pdf", "application/pdf")]
    [InlineData("a\r\nSet-Cookie: x.txt", "aSet-Cookie_ x.txt", "text/plain")]
    [InlineData("<img src=x>.jpg", "img src=x_.jpg", "image/jpeg")]
    public void Names_are_cleaned_and_kept(string name, string clean, string type) =>
        Assert.Equal(new FileVerdict.Accepted(clean, type), FileRules.Judge(name, null));

    [Theory]
    [InlineData("setup.exe", FileRefusal.Program)]
    [InlineData("invoice.pdf.exe", FileRefusal.Program)]
    [InlineData("invoice.exe.pdf", FileRefusal.Program)]
    [InlineData("photo\u202egpj.exe", FileRefusal.Program)]
    [InlineData("photo.ex\u200be", FileRefusal.Program)]
    [InlineData("run.exe. . ", FileRefusal.Program)]
    [InlineData("run.exe::$DATA", FileRefusal.Kind)]
    [InlineData("page.html", FileRefusal.Program)]
    [InlineData("picture.svg", FileRefusal.Program)]
    [InlineData("macro.docm", FileRefusal.Program)]
    [InlineData("noending", FileRefusal.Kind)]
    [InlineData("what.ever", FileRefusal.Kind)]
    [InlineData("...", FileRefusal.Kind)]
    public void What_runs_or_is_unknown_is_not_fetched(string name, FileRefusal reason) =>
        Assert.Equal(reason, Assert.IsType<FileVerdict.Refused>(FileRules.Judge(name, "application/octet-stream")).Reason);

    [Fact]
    public void A_pasted_picture_gets_its_name_from_its_content()
    {
        var pasted = Assert.IsType<FileVerdict.Accepted>(FileRules.Judge(null, "image/*"));
        Assert.Equal(new FileVerdict.Accepted("screenshot.png", "image/png"), FileRules.Look(pasted.Name, pasted.Type, Png));
        Assert.Equal(FileRefusal.NotWhatItSays, Reason(FileRules.Look(pasted.Name, pasted.Type, "hello"u8)));
    }

    [Fact]
    public void Content_is_what_its_name_says()
    {
        Assert.Equal(FileRefusal.Program, Reason(FileRules.Look("error.png", "image/png", "MZ..."u8)));
        Assert.Equal(FileRefusal.Program, Reason(FileRules.Look("notes.txt", "text/plain", "#!/bin/sh"u8)));
        Assert.Equal(FileRefusal.NotWhatItSays, Reason(FileRules.Look("error.png", "image/png", "<html>"u8)));
        Assert.Equal(FileRefusal.NotWhatItSays, Reason(FileRules.Look("paper.pdf", "application/pdf", Png)));
        Assert.Equal(FileRefusal.Empty, Reason(FileRules.Look("error.png", "image/png", [])));
        Assert.Equal(new FileVerdict.Accepted("error.jpg", "image/png"), FileRules.Look("error.jpg", "image/jpeg", Png));
        Assert.Equal(new FileVerdict.Accepted("notes.txt", "text/plain"), FileRules.Look("notes.txt", "text/plain", "12:00 down"u8));
    }

    [Fact]
    public void Any_name_becomes_one_that_can_be_shown_and_saved() => Gen.String[0, 300].Sample(
        name =>
        {
            var clean = FileRules.Clean(name);
            Assert.True(clean.Length <= FileRules.LongestName);
            Assert.Equal(clean, FileRules.Clean(clean));
            Assert.DoesNotContain(clean.EnumerateRunes(), r => Rune.IsControl(r) || r.Value is '/' or '\\' or ':' or '"' or '<' or '>' or (>= 0x202a and <= 0x202e));
            Assert.True(clean.Length == 0 || !clean.StartsWith('.') && !clean.EndsWith('.'));
        },
        seed: "0N0XIzNsQ0O2");

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10];

    private static FileRefusal Reason(FileVerdict verdict) => Assert.IsType<FileVerdict.Refused>(verdict).Reason;
}
