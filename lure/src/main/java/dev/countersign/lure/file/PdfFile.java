package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.lure.bound.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a PDF file, those in object streams too, found by going through its bytes: its own
 * table of objects is not believed.
 */
final class PdfFile {
  /** An object. */
  record Numbered(int number, PdfValue value) {}

  private static final int MOST = 300_000;
  private static final int LARGEST = 32 << 20;
  private static final Pattern OBJECT =
      Pattern.compile("([0-9]{1,8})[\\s\\x00]+([0-9]{1,5})[\\s\\x00]+obj|trailer");
  private static final Pattern END = Pattern.compile("endstream");

  private final byte[] bytes;
  private final Budget budget;
  private final List<Numbered> objects = new ArrayList<>();
  private final Map<Integer, PdfValue> latest = new HashMap<>();
  private @Nullable PdfKey key;
  private boolean encrypted;
  private boolean cut;

  private PdfFile(byte[] bytes, Budget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  /**
   * Reads one.
   *
   * @throws Budget.UsedUp when it is too much
   */
  static PdfFile read(byte[] bytes, Budget budget) throws Budget.UsedUp {
    PdfFile file = new PdfFile(bytes, budget);
    file.scan();
    file.unlock();
    for (Numbered object : List.copyOf(file.objects)) {
      if (object.value() instanceof PdfValue.Dict dict && dict.name("Type").equals("ObjStm")) {
        file.unpack(object.number(), dict);
      }
    }
    return file;
  }

  /** All objects, earlier versions too. */
  List<Numbered> objects() {
    return objects;
  }

  /** Whether a password is needed to open it. */
  boolean locked() {
    return encrypted && key == null;
  }

  /** Whether it is encrypted, if only with the empty password. */
  boolean encrypted() {
    return encrypted;
  }

  /** Whether there are more objects than are read. */
  boolean cut() {
    return cut;
  }

  /** What a reference stands for, or the value itself. */
  @Nullable PdfValue resolve(@Nullable PdfValue value) {
    PdfValue at = value;
    for (int i = 0; i < 8 && at instanceof PdfValue.Ref(int number); i++) {
      at = latest.get(number);
    }
    return at instanceof PdfValue.Ref ? null : at;
  }

  /** A string, or a stream's text; empty where it is neither. */
  String text(@Nullable PdfValue value) throws Budget.UsedUp {
    PdfValue resolved = resolve(value);
    if (resolved instanceof PdfValue.Text text) {
      return text.text();
    }
    if (resolved instanceof PdfValue.Dict dict && dict.stream()) {
      int number = value instanceof PdfValue.Ref(int one) ? one : 0;
      return new PdfValue.Text(new String(content(number, dict), ISO_8859_1)).text();
    }
    return "";
  }

  /** A stream's bytes, decrypted and unpacked as far as it goes; none where there is no stream. */
  byte[] content(int number, PdfValue.Dict dict) throws Budget.UsedUp {
    if (!dict.stream()) {
      return new byte[0];
    }
    byte[] raw = Arrays.copyOfRange(bytes, dict.from(), dict.to());
    byte[] plain = key == null ? raw : key.decrypt(number, raw);
    return PdfFilters.apply(plain, filters(dict), LARGEST, budget);
  }

  private List<String> filters(PdfValue.Dict dict) {
    PdfValue filter = resolve(dict.entries().get("Filter"));
    List<PdfValue> all =
        filter instanceof PdfValue.Array(List<PdfValue> values)
            ? values
            : filter == null ? List.of() : List.of(filter);
    return all.stream()
        .map(one -> one instanceof PdfValue.Name(String text) ? text : "")
        .limit(8)
        .toList();
  }

  private void scan() throws Budget.UsedUp {
    budget.takeBytes(bytes.length);
    String text = new String(bytes, ISO_8859_1);
    Matcher next = OBJECT.matcher(text);
    Matcher end = END.matcher(text);
    int at = 0;
    while (next.find(at)) {
      if (objects.size() >= MOST) {
        cut = true;
        return;
      }
      budget.checkTime();
      PdfParser parser = new PdfParser(bytes, next.end());
      PdfValue value = parser.value();
      int number = next.group(1) == null ? -1 : Integer.parseInt(next.group(1));
      at = Math.max(next.end(), parser.at());
      if (value instanceof PdfValue.Dict dict) {
        int stream = streamAt(text, parser.at());
        if (stream >= 0) {
          int length = dict.number("Length", -1);
          boolean sound =
              length >= 0 && stream + (long) length < bytes.length && endsAt(text, stream + length);
          int to = sound ? stream + length : end.find(stream) ? end.start() : bytes.length;
          value = new PdfValue.Dict(dict.entries(), stream, to);
          at = Math.max(at, to);
        }
      }
      if (value != null) {
        add(number, value);
      }
    }
  }

  private static boolean endsAt(String text, int at) {
    return text.substring(at, Math.min(text.length(), at + 16)).strip().startsWith("endstream");
  }

  private static int streamAt(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < 64 && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (!text.startsWith("stream", at)) {
      return -1;
    }
    at += 6;
    at +=
        text.startsWith("\r\n", at)
            ? 2
            : text.startsWith("\n", at) || text.startsWith("\r", at) ? 1 : 0;
    return at;
  }

  private void add(int number, PdfValue value) {
    objects.add(new Numbered(number, value));
    if (number >= 0) {
      latest.put(number, value);
    }
  }

  private void unlock() {
    for (Numbered object : objects) {
      if (object.value() instanceof PdfValue.Dict dict
          && dict.has("Encrypt")
          && (object.number() < 0 || dict.name("Type").equals("XRef"))) {
        encrypted = true;
        if (key == null
            && resolve(dict.entries().get("Encrypt")) instanceof PdfValue.Dict encrypt) {
          key = PdfKey.withoutPassword(encrypt, id(dict), this::resolve).orElse(null);
        }
      }
    }
  }

  private byte[] id(PdfValue.Dict trailer) {
    return resolve(trailer.entries().get("ID")) instanceof PdfValue.Array(List<PdfValue> ids)
            && !ids.isEmpty()
            && resolve(ids.getFirst()) instanceof PdfValue.Text text
        ? text.raw().getBytes(ISO_8859_1)
        : new byte[0];
  }

  private void unpack(int number, PdfValue.Dict dict) throws Budget.UsedUp {
    byte[] content = content(number, dict);
    int count = dict.number("N", 0);
    int first = dict.number("First", 0);
    PdfParser header = new PdfParser(content, 0);
    for (int i = 0; i < count && header.at() < first; i++) {
      if (objects.size() >= MOST) {
        cut = true;
        return;
      }
      Optional<Integer> inner = number(header.value());
      Optional<Integer> offset = number(header.value());
      if (inner.isEmpty() || offset.isEmpty()) {
        return;
      }
      PdfValue value =
          new PdfParser(content, Math.clamp((long) first + offset.get(), 0, content.length))
              .value();
      if (value != null) {
        add(inner.get(), value);
      }
    }
  }

  private static Optional<Integer> number(@Nullable PdfValue value) {
    return value instanceof PdfValue.Word(String text) && PdfParser.digits(text)
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }
}
