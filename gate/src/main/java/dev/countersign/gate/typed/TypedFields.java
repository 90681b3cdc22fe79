package dev.countersign.gate.typed;

import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.gate.report.CheckReport.Field;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of typed data for sentences, structs and lists spelt out. */
final class TypedFields {
  private static final int MOST = 200;
  private static final int LONGEST = 400;

  private final List<Field> fields = new ArrayList<>();

  private TypedFields() {}

  /**
   * Each value with its path such as {@code details[0].token}, in the type's order: at most 200,
   * each cut after 400 characters or bytes. Where something is left out, the last field says so.
   */
  static List<Field> of(TypedDataPayload payload) {
    TypedFields all = new TypedFields();
    boolean complete = all.struct("", payload.message());
    if (!complete) {
      all.fields.add(new Field("…", "more fields follow, which are not shown"));
    }
    return List.copyOf(all.fields);
  }

  private boolean struct(String path, Map<?, ?> struct) {
    for (Map.Entry<?, ?> member : struct.entrySet()) {
      String name = (path.isEmpty() ? "" : path + ".") + member.getKey();
      if (!value(name, member.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean value(String path, Object value) {
    if (value instanceof Map<?, ?> struct) {
      return struct(path, struct);
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        if (!value(path + "[" + i + "]", list.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (fields.size() == MOST) {
      return false;
    }
    fields.add(new Field(path, text(value)));
    return true;
  }

  private static String text(Object value) {
    if (value instanceof Bytes bytes && bytes.length() > LONGEST) {
      return bytes.slice(0, LONGEST).toHex() + "…";
    }
    String text = String.valueOf(value);
    return text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
        : text;
  }
}
