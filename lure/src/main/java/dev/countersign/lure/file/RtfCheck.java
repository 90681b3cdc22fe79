package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.compound.CompoundFile;
import dev.countersign.lure.compound.OlePackage;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RTF documents: objects that they carry, templates that they load, fields that run commands. */
final class RtfCheck {
  private static final int LARGEST_OBJECT = 32 << 20;
  private static final int MOST_OBJECTS = 200;
  private static final String OBJECT = "\\objdata";
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "(?i)\\{\\\\\\*\\s*\\\\template\\s+([^{}\\\\]{0,20}(?:https?:|ftp:|\\\\\\\\\\\\\\\\|\\\\u|\\\\')[^}]{1,300})\\}");
  private static final Pattern DDE =
      Pattern.compile(
          "(?i)\\\\fldinst[^A-Za-z]{0,40}(?:\\\\[a-z]+-?[0-9]*\\s?|[{}\\s])*(DDE(?:AUTO)?\\b[^}]{1,200})");
  private static final Pattern EQUATION =
      Pattern.compile(
          "(?i)equation\\.[23]|\\x02\\xce\\x02\\x00\\x00\\x00\\x00\\x00\\xc0\\x00\\x00\\x00\\x00\\x00\\x00F");

  private RtfCheck() {}

  static void check(Content file, Budget budget, Said said) throws Budget.UsedUp {
    String text = new String(file.bytes(), ISO_8859_1);
    budget.takeBytes(text.length());
    String shown = Quote.of(file.name());
    boolean byItself = text.contains("\\objupdate") || text.contains("\\objautlink");
    int at = text.toLowerCase(Locale.ROOT).indexOf(OBJECT);
    for (int i = 0; i < MOST_OBJECTS && at >= 0; i++) {
      budget.takeEntry();
      object(file, data(text, at + OBJECT.length(), budget), byItself, at, budget, said);
      at = text.indexOf(OBJECT, at + 1);
    }
    Matcher template = TEMPLATE.matcher(text);
    if (template.find()) {
      said.say(
          FileFinding.REMOTE_CONTENT,
          "The document " + shown + " loads its template from elsewhere when it is opened",
          template.group(1),
          file.path());
    }
    Matcher dde = DDE.matcher(text);
    if (dde.find()) {
      CompoundCheck.command(file, dde.group(1), said);
    }
  }

  private static void object(
      Content file, byte[] data, boolean byItself, int at, Budget budget, Said said)
      throws Budget.UsedUp {
    String where = file.path() + ", byte " + at;
    int nameLength = (int) Math.min(255, LittleEndian.u32(data, 8));
    String name = data.length > 12 + nameLength ? new String(data, 12, nameLength, ISO_8859_1) : "";
    String raw = new String(data, 0, Math.min(data.length, 1 << 16), ISO_8859_1);
    if (EQUATION.matcher(raw).find() && (byItself || !raw.contains("Equation Native"))) {
      said.say(
          FileFinding.DOCUMENT_EXPLOIT,
          "The document "
              + Quote.of(file.name())
              + " holds an object for the equation editor, by which programs break in",
          name,
          where,
          byItself ? "likely" : "possible");
    } else if (raw.toLowerCase(Locale.ROOT).contains("ole2link")) {
      said.say(
          byItself ? FileFinding.DOCUMENT_EXPLOIT : FileFinding.REMOTE_CONTENT,
          "The document " + Quote.of(file.name()) + " loads an object from elsewhere",
          name,
          where,
          "likely");
    }
    if (name.toLowerCase(Locale.ROOT).startsWith("package")) {
      int head = 12 + nameLength;
      int from = head + 8 + Math.max(0, (int) Math.min(data.length, LittleEndian.u32(data, head)));
      // Topic and item are length-prefixed strings, mostly empty; the native data follows them.
      byte[] rest = Arrays.copyOfRange(data, Math.min(from, data.length), data.length);
      CompoundCheck.packaged(OlePackage.read(rest), file.name(), where, said);
    }
    int compound = raw.indexOf("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
    if (compound >= 0) {
      byte[] inner = Arrays.copyOfRange(data, compound, data.length);
      CompoundFile nested = CompoundFile.read(inner, budget);
      MacroCheck.project(nested, file.name(), where, budget, said);
      for (CompoundFile.Node node : nested.nodes()) {
        if (node.stream() && node.name().equalsIgnoreCase("\u0001Ole10Native")) {
          OlePackage packaged = OlePackage.read(nested.content(node, budget));
          CompoundCheck.packaged(packaged, file.name(), where, said);
        }
      }
    } else if (Kind.of(data).program()) {
      CompoundCheck.packaged(new OlePackage(name, data), file.name(), where, said);
    }
  }

  /** The hexadecimal digits from here to the end of the group, whatever stands between them. */
  private static byte[] data(String text, int from, Budget budget) throws Budget.UsedUp {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int depth = 0;
    int half = -1;
    int at = from;
    while (at < text.length() && depth >= 0 && data.size() < LARGEST_OBJECT) {
      char c = text.charAt(at++);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '\\') {
        if (at < text.length() && text.charAt(at) == '\'') {
          at = Math.min(text.length(), at + 3);
          continue;
        }
        while (at < text.length() && control(text.charAt(at))) {
          at++;
        }
      } else {
        int digit = Character.digit(c, 16);
        if (digit >= 0 && half < 0) {
          half = digit;
        } else if (digit >= 0) {
          data.write(half << 4 | digit);
          half = -1;
        }
      }
    }
    budget.takeBytes(data.size());
    return data.toByteArray();
  }

  private static boolean control(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '*'
        || c == '-';
  }
}
