package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Folding;
import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations of two values. */
final class Operations {
  private static final int MOST_ITEMS = 24;

  private Operations() {}

  static Value of(String operator, Value left, Value right, Known known, Ir at) {
    Long a = left.whole();
    Long b = right.whole();
    if (a != null && b != null) {
      Long result = whole(operator, a, b);
      return result == null ? Value.UNKNOWN : Value.number(result);
    }
    return switch (operator) {
      case "^" ->
          Value.UNKNOWN
              .with(left.taints())
              .with(right.taints())
              .with(Taint.DECODED, new Origin(known.line(at.start()), "", true));
      case "/" -> joined(left, right);
      case "%" -> formatted(left, right);
      case "*" -> left.text() == null ? right.origins() : left;
      case "-", "|", "&", "<<", ">>", ">>>" -> {
        Value made = left.origins().with(right.taints());
        yield partly(left) || partly(right) ? Value.shaped("{}", made.taints()) : made;
      }
      default -> Value.UNKNOWN;
    };
  }

  /** Whether it is one of several that the file writes out. */
  private static boolean partly(Value value) {
    return value.shape() != null && !value.number();
  }

  private static @Nullable Long whole(String operator, long a, long b) {
    return switch (operator) {
      case "-" -> a - b;
      case "*" -> a * b;
      case "/", "//" -> b == 0 ? null : (Long) (a / b);
      case "%" -> b == 0 ? null : (Long) (a % b);
      case "^" -> a ^ b;
      case "&" -> a & b;
      case "|" -> a | b;
      case "<<" -> a << b;
      case ">>" -> a >> b;
      case ">>>" -> (a & 0xffff_ffffL) >>> b;
      default -> null;
    };
  }

  /** Python's paths. */
  private static Value joined(Value left, Value right) {
    if (left.number() || right.number()) {
      return Value.UNKNOWN;
    }
    String shape = left.rendered() + "/" + right.rendered();
    Value path =
        left.exact() && right.exact()
            ? Value.text(shape)
            : Value.shaped(shape, Value.joined(left.taints(), right.taints()));
    return path.withPath("pathlib.Path()");
  }

  /** Python's {@code "%s" % x}. */
  private static Value formatted(Value left, Value right) {
    String text = left.text();
    if (text == null || left.number()) {
      return left.origins();
    }
    Cell cell = right.cell();
    List<Value> items = cell != null && cell.listed() ? cell.items() : List.of(right);
    boolean exact = true;
    Value origins = left.origins();
    String out = text;
    for (Value item : items) {
      int hole = out.indexOf("%s");
      hole = hole < 0 ? out.indexOf("%d") : hole;
      origins = origins.with(item.deep());
      exact &= item.exact();
      if (hole >= 0) {
        out = out.substring(0, hole) + item.rendered() + out.substring(hole + 2);
      }
    }
    return exact ? Value.text(out).with(origins.taints()) : Value.shaped(out, origins.taints());
  }

  /** Numbers added, lists or texts put one behind the other. */
  static Value concat(List<Value> parts) {
    if (parts.stream().allMatch(Value::number)) {
      long sum = 0;
      for (Value part : parts) {
        Long whole = part.whole();
        sum += whole == null ? 0 : whole;
      }
      return Value.number(sum);
    }
    List<Value> items = new ArrayList<>();
    for (Value part : parts) {
      Cell cell = part.cell();
      if (cell == null || !cell.listed()) {
        Value joined = Folding.join(parts, "");
        return joined == null ? Value.UNKNOWN : joined;
      }
      items.addAll(cell.items());
    }
    return Value.of(Cell.of(items));
  }

  /** What a loop goes over. */
  static List<Value> items(Value over, boolean collected) {
    Cell cell = over.cell();
    int most = collected ? 5_000 : MOST_ITEMS;
    if (cell != null && cell.listed() && !cell.items().isEmpty() && cell.items().size() <= most) {
      return List.copyOf(cell.items());
    }
    String text = over.text();
    if (collected && text != null && !over.number() && text.length() <= most) {
      return text.chars().mapToObj(c -> Value.text(String.valueOf((char) c))).toList();
    }
    if (cell != null) {
      return List.of(cell.any());
    }
    Value one = over.origins();
    return List.of(over.path().isEmpty() ? one : one.withPath(over.path() + "[]"));
  }
}
