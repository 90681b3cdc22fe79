package dev.countersign.gate.check;

import dev.countersign.gate.report.CheckReport.Field;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a payload's own fields for display. */
final class Fields {
  private static final int LONGEST = 4_096;
  private static final int MOST = 200;

  private final List<Field> fields = new ArrayList<>();

  /** Adds a field; nothing where the payload does not have it. */
  Fields add(String name, @Nullable Object value) {
    if (value != null && fields.size() < MOST) {
      fields.add(new Field(name, shown(value)));
    }
    return this;
  }

  /** Adds what lies in a struct, member by member, under the path to it. */
  Fields addAll(String path, Map<String, Object> members) {
    members.forEach((name, value) -> nested(path.isEmpty() ? name : path + "." + name, value));
    return this;
  }

  private void nested(String path, Object value) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((name, member) -> nested(path + "." + name, member));
      case List<?> list -> {
        for (int i = 0; i < list.size() && fields.size() < MOST; i++) {
          nested(path + "[" + i + "]", list.get(i));
        }
      }
      default -> add(path, value);
    }
  }

  List<Field> list() {
    return List.copyOf(fields);
  }

  private static String shown(Object value) {
    String text = value instanceof Bytes bytes ? hex(bytes) : String.valueOf(value);
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
  }

  private static String hex(Bytes bytes) {
    int most = LONGEST / 2;
    return bytes.length() <= most
        ? bytes.toHex()
        : bytes.slice(0, most).toHex() + "… (" + bytes.length() + " bytes)";
  }
}
