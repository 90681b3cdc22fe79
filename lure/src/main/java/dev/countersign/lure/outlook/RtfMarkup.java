package dev.countersign.lure.outlook;

import dev.countersign.lure.bound.Budget;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markup of a message's rich text (RTF 1.9.1): the HTML that it was made of, where it holds that
 * (MS-OXRTFEX), else its text, its links and what it hides.
 */
final class RtfMarkup {
  private static final int DEEPEST = 1_000;
  private static final int MOST_FONTS = 4_096;
  private static final int LARGEST = 16 << 20;
  private static final int LOOK = 4_096;
  private static final int STEP = 1 << 14;
  private static final Pattern LINK = Pattern.compile("(?i)HYPERLINK\\s+(?:\"([^\"]*)\"|(\\S+))");
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("tab", "\t"),
          Map.entry("lquote", "\u2018"),
          Map.entry("rquote", "\u2019"),
          Map.entry("ldblquote", "\u201c"),
          Map.entry("rdblquote", "\u201d"),
          Map.entry("bullet", "\u2022"),
          Map.entry("endash", "\u2013"),
          Map.entry("emdash", "\u2014"));

  private final byte[] rtf;
  private final boolean html;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder instruction = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deque<RtfState> outer = new ArrayDeque<>();
  private final Map<Integer, Integer> fonts = new HashMap<>();
  private RtfState state = new RtfState(CodePages.WESTERN);
  private int own = CodePages.WESTERN;
  private int font;
  private boolean optional;
  private int skip;
  private int at;

  private RtfMarkup(byte[] rtf) {
    this.rtf = rtf;
    String head = new String(rtf, 0, Math.min(LOOK, rtf.length), StandardCharsets.ISO_8859_1);
    this.html = head.contains("\\fromhtml");
  }

  /** The markup, and whether it is of all of the text. */
  record Made(String markup, boolean whole) {}

  static Made of(byte[] rtf, Budget budget) throws Budget.UsedUp {
    return new RtfMarkup(rtf).read(budget);
  }

  private Made read(Budget budget) throws Budget.UsedUp {
    int checked = 0;
    while (at < rtf.length && out.length() < LARGEST && outer.size() < DEEPEST) {
      if (at >= checked) {
        budget.checkTime();
        checked = at + STEP;
      }
      char c = (char) (rtf[at++] & 0xff);
      switch (c) {
        case '{' -> {
          flush();
          outer.push(state);
          state = state.copy();
          optional = false;
        }
        case '}' -> {
          end();
          if (outer.isEmpty()) {
            return new Made(out.toString(), true);
          }
        }
        case '\\' -> control();
        case '\r', '\n', '\0' -> {}
        default -> letter(c);
      }
    }
    flush();
    return new Made(out.toString(), at >= rtf.length || outer.isEmpty());
  }

  private void end() {
    flush();
    if (state.link) {
      out.append("</a>");
    }
    if (!outer.isEmpty()) {
      state = outer.pop();
    }
  }

  private void letter(int value) {
    if (skip > 0) {
      skip--;
    } else {
      bytes.write(value);
    }
  }

  private void control() {
    if (at >= rtf.length) {
      return;
    }
    char c = (char) (rtf[at] & 0xff);
    if (c == '\'') {
      letter(hex(at + 1) << 4 | hex(at + 2));
      at += 3;
      return;
    }
    if (!letterOfWord(c)) {
      at++;
      symbol(c);
      return;
    }
    flush();
    int from = at;
    while (at < rtf.length && at - from < 32 && letterOfWord((char) rtf[at])) {
      at++;
    }
    String word = new String(rtf, from, at - from, StandardCharsets.US_ASCII);
    int digits = at;
    while (at < rtf.length
        && at - digits < 11
        && (Character.digit(rtf[at], 10) >= 0 || (at == digits && rtf[at] == '-'))) {
      at++;
    }
    String number = new String(rtf, digits, at - digits, StandardCharsets.US_ASCII);
    if (at < rtf.length && rtf[at] == ' ') {
      at++;
    }
    boolean none = number.isEmpty() || number.equals("-");
    long value = none ? 1 : Long.parseLong(number);
    word(word, (int) Math.clamp(value, -65_536, LARGEST));
  }

  private int hex(int place) {
    return place < rtf.length ? Math.max(0, Character.digit(rtf[place], 16)) : 0;
  }

  private static boolean letterOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void symbol(char c) {
    switch (c) {
      case '\\', '{', '}' -> letter(c);
      case '*' -> optional = true;
      case '~' -> text("\u00a0");
      case '_' -> text("\u2011");
      case '-' -> text("\u00ad");
      case '\r', '\n' -> line();
      default -> {}
    }
  }

  private void word(String word, int value) {
    boolean mayBeLeftOut = optional;
    optional = false;
    switch (word) {
      case "htmltag" -> state.text = state.text == RtfState.Text.NONE ? state.text : tag();
      case "htmlrtf" -> state.richOnly = value != 0;
      case "ansicpg" -> {
        own = value == 0 ? CodePages.WESTERN : value;
        state.page = own;
      }
      case "fonttbl" -> state.text = RtfState.Text.FONTS;
      case "f" -> {
        font = value;
        state.page = fonts.getOrDefault(value, own);
      }
      case "fcharset" -> {
        if (state.text == RtfState.Text.FONTS && fonts.size() < MOST_FONTS) {
          fonts.put(font, CodePages.ofFont(value, own));
        }
      }
      case "colortbl", "stylesheet", "info", "pict", "object", "header", "footer" ->
          state.text = RtfState.Text.NONE;
      case "fldinst" -> {
        instruction.setLength(0);
        state.text = RtfState.Text.INSTRUCTION;
      }
      case "fldrslt" -> link();
      case "v" -> state.hidden = value != 0;
      case "plain" -> state.hidden = false;
      case "uc" -> state.skipAfterUnicode = Math.clamp(value, 0, 100);
      case "u" -> {
        text(String.valueOf((char) value));
        skip = state.skipAfterUnicode;
      }
      case "bin" -> at = Math.min(rtf.length, at + Math.max(0, value));
      case "par", "line", "row", "sect", "page" -> line();
      case "cell" -> text("\t");
      default -> {
        if (LETTERS.containsKey(word)) {
          text(LETTERS.getOrDefault(word, ""));
        } else if (mayBeLeftOut) {
          state.text = RtfState.Text.NONE;
        }
      }
    }
  }

  private RtfState.Text tag() {
    return html ? RtfState.Text.TAG : RtfState.Text.NONE;
  }

  /** What a field shows begins; of one that links it is a link's text. */
  private void link() {
    Matcher target = LINK.matcher(instruction);
    if (html || state.text != RtfState.Text.SHOWN || !target.find()) {
      return;
    }
    String to = target.group(1) == null ? target.group(2) : target.group(1);
    instruction.setLength(0);
    out.append("<a href=\"");
    escaped(to);
    out.append("\">");
    state.link = true;
  }

  private void line() {
    flush();
    if (state.text == RtfState.Text.TAG && !state.richOnly) {
      out.append("\r\n");
    } else if (state.text == RtfState.Text.SHOWN && !state.richOnly) {
      out.append(html ? "\r\n" : "<br>\r\n");
    }
  }

  /** The bytes so far are text in the font's character set. */
  private void flush() {
    skip = 0;
    if (bytes.size() == 0) {
      return;
    }
    Charset charset = CodePages.charset(state.text == RtfState.Text.TAG ? own : state.page);
    String text = bytes.toString(charset == null ? StandardCharsets.ISO_8859_1 : charset);
    bytes.reset();
    put(text);
  }

  private void text(String text) {
    flush();
    put(text);
  }

  private void put(String text) {
    switch (state.text) {
      case INSTRUCTION -> instruction.append(text);
      case TAG -> {
        if (!state.richOnly) {
          out.append(text);
        }
      }
      case SHOWN -> shown(text);
      case FONTS, NONE -> {}
    }
  }

  private void shown(String text) {
    if (state.richOnly) {
      return;
    }
    boolean hides = state.hidden && !html;
    out.append(hides ? "<span style=\"display: none\">" : "");
    escaped(text);
    out.append(hides ? "</span>" : "");
  }

  private void escaped(String text) {
    out.append(Escaped.of(text));
  }
}
