package dev.countersign.lure.outlook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.lure.bound.Budget;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Rich text of Outlook's, and what it packs into winmail.dat. */
class OutlookReadingTest {
  private static String markup(String rtf) throws Budget.UsedUp {
    RtfMarkup.Made made = RtfMarkup.of(rtf.getBytes(ISO_8859_1), Budget.usual());
    assertThat(made.whole()).isTrue();
    return made.markup();
  }

  private static OutlookMessage read(byte[] bytes) throws Budget.UsedUp {
    return OutlookReading.read(bytes, Budget.usual()).orElseThrow();
  }

  /** The examples of MS-OXRTFCP, 3.1 and 3.2. */
  @Test
  void unpacksTheSpecificationsOwnExamples() throws Exception {
    byte[] simple =
        HexFormat.of()
            .parseHex(
                "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af320"
                    + "68656c090020627705b06c647d0a800fa0");
    assertThat(CompressedRtf.unpack(simple, Budget.usual()))
        .asString(US_ASCII)
        .isEqualTo("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    byte[] crossing =
        HexFormat.of().parseHex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0");
    assertThat(CompressedRtf.unpack(crossing, Budget.usual()))
        .asString(US_ASCII)
        .isEqualTo("{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
    assertThatThrownBy(
            () -> CompressedRtf.unpack(Arrays.copyOf(simple, simple.length - 6), Budget.usual()))
        .isInstanceOf(CompressedRtf.Damaged.class)
        .hasMessageContaining("ends in the middle");
  }

  @Test
  void givesBackTheMarkupThatRichTextWasMadeOf() throws Budget.UsedUp {
    assertThat(
            markup(
                "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}"
                    + "{\\f1\\fcharset204 X;}}{\\colortbl\\red0\\green0\\blue0;}\r\n"
                    + "{\\*\\htmltag64 <p title=\"x\\{y\">}\\htmlrtf {\\htmlrtf0 see\\'e9 "
                    + "{\\*\\htmltag84 <a href=\"https://evil.example/?a=1&amp;b=2\">}\\htmlrtf "
                    + "{\\field{\\*\\fldinst{HYPERLINK \"https://good.example\"}}{\\fldrslt{\\cf1"
                    + "\\ul \\htmlrtf0 here\\htmlrtf }\\htmlrtf0 \\htmlrtf }\\htmlrtf0 \\htmlrtf }"
                    + "\\htmlrtf0 {\\*\\htmltag92 </a>}{\\f1 \\'cf}\\u8364? 1 < 2\\par"
                    + "{\\*\\mhtmltag84 <a href=\"x\">}{\\*\\htmltag72 </p>}\\htmlrtf }\\htmlrtf0 }"))
        .isEqualTo(
            "<p title=\"x{y\">seeé <a href=\"https://evil.example/?a=1&amp;b=2\">here</a>П€ 1 &lt; "
                + "2\r\n</p>");
  }

  @Test
  void keepsTheLinksOfRichTextAndWhatItHides() throws Budget.UsedUp {
    assertThat(
            markup(
                "{\\rtf1\\ansi{\\info{\\title t}}Hello {\\field{\\*\\fldinst{ HYPERLINK "
                    + "\"https://evil.example/\\'22\" }}{\\fldrslt{\\ul good.example}}} and"
                    + "{\\v secret}\\par{\\pict 00ff}{\\*\\unknown no}\\bin3 }}}end}"))
        .isEqualTo(
            "Hello <a href=\"https://evil.example/\">good.example</a> and"
                + "<span style=\"display: none\">secret</span><br>\r\nend");
  }

  @Test
  void richTextEndsWithItsGroupAndIsNotReadWithoutEnd() throws Budget.UsedUp {
    assertThat(markup("{\\rtf1 a}b")).isEqualTo("a");
    byte[] deep = "{".repeat(5_000).getBytes(ISO_8859_1);
    assertThat(RtfMarkup.of(deep, Budget.usual()).whole()).isFalse();
  }

  @Test
  void readsWhatOutlookPacksForOthers() throws Budget.UsedUp {
    TnefMade inner = new TnefMade().attribute(2, 0x18004, "Inner\0".getBytes(US_ASCII));
    OutlookMessage message =
        read(
            new TnefMade()
                .attribute(1, 0x69007, new byte[] {(byte) 0xe3, 4, 0, 0, 0, 0, 0, 0})
                .attribute(1, 0x18004, new byte[] {(byte) 0xcf, (byte) 0xf0, 0})
                .properties(
                    1, 0x69003, new TnefMade.Property(0x1000, 0x1f, "Hello\0".getBytes(UTF_16LE)))
                .attribute(2, 0x69002, new byte[14])
                .attribute(2, 0x18010, "SHORT~1.EXE\0".getBytes(US_ASCII))
                .attribute(2, 0x6800f, "content".getBytes(US_ASCII))
                .properties(
                    2,
                    0x69005,
                    new TnefMade.Property(0x8001, 0x1e, "named\0".getBytes(US_ASCII)),
                    new TnefMade.Property(0x3707, 0x1e, "long name.exe\0".getBytes(US_ASCII)))
                .attribute(2, 0x69002, new byte[14])
                .properties(2, 0x69005, TnefMade.message(inner))
                .attribute(2, 0x69002, new byte[14])
                .properties(
                    2,
                    0x69005,
                    new TnefMade.Property(
                        0x3701, 0x0d, "sixteen of them.object".getBytes(US_ASCII)))
                .made());
    assertThat(message.defects()).isEmpty();
    assertThat(message.subject()).isEqualTo("Пр");
    assertThat(message.plain()).isEqualTo("Hello");
    assertThat(message.files().getLast().bytes()).isEqualTo("object".getBytes(UTF_8));
    assertThat(message.files())
        .hasSize(2)
        .first()
        .satisfies(file -> {
          assertThat(file.name()).isEqualTo("long name.exe");
          assertThat(file.bytes()).isEqualTo("content".getBytes(UTF_8));
        });
    assertThat(message.messages())
        .singleElement()
        .satisfies(one -> assertThat(one.subject()).isEqualTo("Inner"));
  }

  @Test
  void saysWhereWhatOutlookPacksEnds() throws Budget.UsedUp {
    byte[] whole =
        new TnefMade()
            .attribute(2, 0x69002, new byte[14])
            .attribute(2, 0x6800f, new byte[500])
            .made();
    OutlookMessage message = read(Arrays.copyOf(whole, whole.length - 100));
    assertThat(message.defects()).singleElement().asString().contains("ends in the middle");
    assertThat(message.files()).hasSize(1);
  }
}
