package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Folding;
import dev.countersign.lure.code.value.Scope;
import dev.countersign.lure.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Follows the values of a program through its text, in the order written, within a number of steps.
 * Both ways of a branch are followed; loops once, or for each item of a constant list.
 */
final class Evaluation {
  private static final int MOST_STEPS = 1_500_000;
  private static final int DEEPEST = 700;
  private static final Set<String> PLAIN =
      Set.of("length", "size", "status", "statusCode", "ok", "status_code", "byteLength");

  private final Known known;
  private final Functions functions;
  private final Calls calls;
  private int steps;
  private int depth;
  private int maybe;

  Evaluation(Known known) {
    this.known = known;
    this.functions = new Functions(this, known);
    this.calls = new Calls(this, functions, known);
  }

  Functions functions() {
    return functions;
  }

  /** Whether its steps are used up. */
  boolean over() {
    return steps > MOST_STEPS;
  }

  /** Gives back half of the steps, for another look. */
  void again() {
    steps = Math.min(steps, MOST_STEPS) / 2;
  }

  /** What an expression is; statements are looked at. */
  Value eval(Ir ir, Scope scope) {
    if (depth >= DEEPEST || ++steps > MOST_STEPS) {
      return Value.UNKNOWN;
    }
    known.notes().step(ir.start());
    depth++;
    try {
      return of(ir, scope);
    } finally {
      depth--;
    }
  }

  private Value of(Ir ir, Scope scope) {
    return switch (ir) {
      case Ir.Text text -> {
        known.literal(text);
        yield Value.text(text.value());
      }
      case Ir.Whole whole -> Value.number(whole.value());
      case Ir.Name name -> name(name, scope);
      case Ir.Member member -> {
        Value value = member(eval(member.object(), scope), member.name());
        known.surroundings(value.path(), member);
        yield value;
      }
      case Ir.Index index -> index(index, scope);
      case Ir.Call call -> calls.call(call, scope);
      case Ir.Named named -> eval(named.value(), scope);
      case Ir.Concat concat -> Operations.concat(evalAll(concat.parts(), scope));
      case Ir.Operation operation ->
          Operations.of(
              operation.operator(),
              eval(operation.left(), scope),
              eval(operation.right(), scope),
              known,
              operation);
      case Ir.Items items -> Value.of(Cell.of(evalAll(items.items(), scope)));
      case Ir.Fields fields -> fields(fields, scope);
      case Ir.Function function -> functions.define(function, scope, null);
      case Ir.Type type -> functions.define(type, scope);
      case Ir.Assign assign -> assign(assign, scope);
      case Ir.Block block -> {
        functions.hoist(block.body(), scope);
        Value last = Value.UNKNOWN;
        for (Ir part : block.body()) {
          last = eval(part, scope);
        }
        yield last;
      }
      case Ir.Either either -> {
        maybe++;
        Value all = Value.UNKNOWN;
        for (Ir way : either.ways()) {
          all = all.or(eval(way, scope));
        }
        maybe--;
        yield all;
      }
      case Ir.Each each -> each(each, scope);
      case Ir.Return returned -> {
        Value value = eval(returned.value(), scope);
        functions.returns(value);
        yield value;
      }
      case Ir.Import imported -> {
        String path =
            imported.member().isEmpty()
                ? imported.module()
                : imported.module() + "." + imported.member();
        if (imported.member().equals("*")) {
          known.star(imported.module());
        } else {
          scope.set(imported.name(), Value.named(path), true, false);
        }
        yield Value.UNKNOWN;
      }
      case Ir.Every every -> {
        List<Value> parts = evalAll(every.parts(), scope);
        yield parts.size() == 1 ? parts.getFirst().origins() : Value.UNKNOWN;
      }
    };
  }

  List<Value> evalAll(List<Ir> parts, Scope scope) {
    List<Value> values = new ArrayList<>(parts.size());
    for (Ir part : parts) {
      values.add(eval(part, scope));
    }
    return values;
  }

  private Value name(Ir.Name name, Scope scope) {
    Value value = scope.get(name.id());
    return value == null ? known.global(name.id()) : value;
  }

  /** A field of a value. */
  Value member(Value object, String name) {
    Cell cell = object.cell();
    Value field = cell == null ? null : cell.field(name);
    if (field != null) {
      return field;
    }
    if (PLAIN.contains(name)) {
      String text = object.text();
      return text != null && !object.number() && name.equals("length")
          ? Value.number(text.length())
          : Value.UNKNOWN;
    }
    String path = object.path().isEmpty() ? "" : object.path() + "." + name;
    if (path.startsWith("sys.modules.")) {
      path = path.substring("sys.modules.".length());
    }
    Value value = (path.isEmpty() ? Value.UNKNOWN : Value.named(path)).with(object.deep());
    return known.received(object, name, value);
  }

  private Value index(Ir.Index index, Scope scope) {
    Value object = eval(index.object(), scope);
    Value key = eval(index.key(), scope);
    String text = key.text();
    Long number = key.whole();
    Cell cell = object.cell();
    if (number != null && cell != null) {
      return cell.item(number < 0 ? number + cell.items().size() : number);
    }
    String whole = object.text();
    if (number != null && whole != null) {
      Value one = Folding.method(object, "charAt", List.of(key));
      return one == null ? object.origins() : one;
    }
    if (text != null && text.indexOf(':') >= 0 && known.python()) {
      Value part = Folding.slice(object, text);
      if (part != null) {
        return part;
      }
      return object;
    }
    if (text != null && number == null) {
      if (!(index.key() instanceof Ir.Text)) {
        known.indirect(index, object, text);
      }
      if (object.path().equals("globals()") || object.path().equals("vars()")) {
        Value named = scope.get(text);
        return named == null ? known.global(text) : named;
      }
      return member(object, text);
    }
    Value any = cell == null ? object.origins() : cell.any();
    return any.path().isEmpty() && !object.path().isEmpty()
        ? any.withPath(object.path() + "[]")
        : any;
  }

  private Value fields(Ir.Fields fields, Scope scope) {
    Cell cell = new Cell();
    Value made = Value.of(cell);
    for (Ir.Field field : fields.fields()) {
      Value value =
          field.value() instanceof Ir.Function function
              ? functions.define(function, scope, cell)
              : eval(field.value(), scope);
      String key = field.key();
      Cell spread = value.cell();
      if (key != null) {
        cell.set(key, value);
      } else if (spread != null) {
        spread.fields().forEach(cell::set);
        cell.mix(spread.any().origins());
      } else {
        cell.mix(known.whole(value, fields.start()));
      }
    }
    return made;
  }

  private Value assign(Ir.Assign assign, Scope scope) {
    Value value = eval(assign.value(), scope);
    if (assign.added()) {
      Value old = eval(assign.target(), scope);
      value = old.unknown() ? value : Operations.concat(List.of(old, value));
    }
    bind(assign.target(), value, scope, assign.declared());
    return value;
  }

  /** Gives a value to a name, a field, or the names of a pattern. */
  void bind(Ir target, Value value, Scope scope, boolean declared) {
    switch (target) {
      case Ir.Name name -> scope.set(name.id(), value, declared, maybe > 0);
      case Ir.Member member -> put(eval(member.object(), scope), member.name(), value, member);
      case Ir.Index index -> {
        Value object = eval(index.object(), scope);
        String key = eval(index.key(), scope).text();
        Cell cell = object.cell();
        if (key != null) {
          put(object, key, value, index);
        } else if (cell != null) {
          cell.mix(value);
        }
      }
      case Ir.Items items -> {
        Cell cell = value.cell();
        for (int i = 0; i < items.items().size(); i++) {
          Value item = cell == null ? known.part(value) : cell.item(i);
          bind(items.items().get(i), item, scope, declared);
        }
      }
      case Ir.Fields fields -> {
        for (Ir.Field field : fields.fields()) {
          String key = field.key();
          bind(field.value(), key == null ? value : member(value, key), scope, declared);
        }
      }
      case Ir.Assign withDefault -> bind(withDefault.target(), value, scope, declared);
      case Ir.Block block -> block.body().forEach(part -> bind(part, value, scope, declared));
      case Ir.Every every -> every.parts().forEach(part -> bind(part, value, scope, declared));
      default -> {}
    }
  }

  private void put(Value object, String name, Value value, Ir at) {
    Cell cell = object.cell();
    if (cell != null) {
      Value old = maybe > 0 ? cell.field(name) : null;
      cell.set(name, old == null ? value : old.or(value));
    }
    calls.assigned(object, name, value, at);
  }

  private Value each(Ir.Each each, Scope scope) {
    Value over = eval(each.over(), scope);
    Ir target = each.target();
    List<Value> items = Operations.items(over, each.collected());
    List<Value> results = new ArrayList<>();
    maybe++;
    for (Value item : items) {
      if (target != null) {
        bind(target, item, scope, true);
      }
      results.add(eval(each.body(), scope));
      if (over()) {
        break;
      }
    }
    maybe--;
    return each.collected() ? Value.of(Cell.of(results)) : Value.UNKNOWN;
  }
}
