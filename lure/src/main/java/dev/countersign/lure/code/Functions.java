package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Callee;
import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Scope;
import dev.countersign.lure.code.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of a file: entered where they are called, with what they are given. */
final class Functions {
  private static final int DEEPEST = 12;
  private static final int MOST_TIMES = 60;

  private final Evaluation evaluation;
  private final Known known;
  private final IdentityHashMap<Ir.Function, Closure.Defined> defined = new IdentityHashMap<>();
  private final List<Closure.Defined> order = new ArrayList<>();
  private final IdentityHashMap<Ir.Function, Integer> entered = new IdentityHashMap<>();
  private final IdentityHashMap<Ir.Function, Boolean> within = new IdentityHashMap<>();
  private final IdentityHashMap<Ir.Function, Map<String, Value>> results = new IdentityHashMap<>();
  private final IdentityHashMap<Ir.Type, Cell> types = new IdentityHashMap<>();
  private @Nullable Value returned;
  private int depth;

  Functions(Evaluation evaluation, Known known) {
    this.evaluation = evaluation;
    this.known = known;
  }

  /** Forgets how often functions were entered, for another look. */
  void again() {
    entered.clear();
    results.clear();
  }

  /** Functions and classes have their names before the first statement. */
  void hoist(List<Ir> body, Scope scope) {
    for (Ir part : body) {
      if (part instanceof Ir.Function function && !function.name().isEmpty()) {
        scope.set(function.name(), define(function, scope, null), true, false);
      }
    }
  }

  /** A function as a value. */
  Value define(Ir.Function function, Scope scope, @Nullable Cell self) {
    Closure.Defined closure = new Closure.Defined(function, scope, self);
    if (defined.put(function, closure) == null) {
      order.add(closure);
    }
    Value value = Value.of(closure);
    if (!function.name().isEmpty() && self == null) {
      scope.set(function.name(), value, true, false);
    }
    return value;
  }

  /** A class as a value; one object stands for all that are made of it. */
  Value define(Ir.Type type, Scope scope) {
    Cell instance = types.computeIfAbsent(type, t -> new Cell());
    Scope inside = new Scope(scope);
    Value self = Value.of(instance);
    inside.set("this", self, true, false);
    for (Ir part : type.body()) {
      if (part instanceof Ir.Function function) {
        instance.set(function.name(), define(function, inside, instance));
      } else if (part instanceof Ir.Assign assign && assign.target() instanceof Ir.Name name) {
        instance.set(name.id(), evaluation.eval(assign.value(), inside));
      } else {
        evaluation.eval(part, inside);
        part(part, instance, inside);
      }
    }
    Value made = Value.of(new Closure.Made(instance));
    if (!type.name().isEmpty()) {
      scope.set(type.name(), made, true, false);
    }
    return made;
  }

  /** Decorated methods stand in a block of their own. */
  private void part(Ir part, Cell instance, Scope inside) {
    if (part instanceof Ir.Block block) {
      for (Ir inner : block.body()) {
        if (inner instanceof Ir.Function function) {
          instance.set(function.name(), define(function, inside, instance));
        }
      }
    }
  }

  void returns(Value value) {
    returned = returned == null ? value : returned.or(value);
  }

  /** What calling a value of the file's own gives; null where it is none. */
  @Nullable Value call(Value callee, List<Value> arguments) {
    Value all = null;
    for (Callee one : callee.callees()) {
      Value result =
          switch ((Closure) one) {
            case Closure.Defined function -> enter(function, arguments);
            case Closure.Made type -> make(type, arguments);
            case Closure.Keeping keeping -> {
              arguments.stream().limit(1).forEach(keeping.kept()::mix);
              yield Value.UNKNOWN;
            }
          };
      all = all == null ? result : all.or(result);
    }
    return all;
  }

  private Value make(Closure.Made type, List<Value> arguments) {
    for (String constructor : new String[] {"constructor", "__init__"}) {
      Value method = type.instance().field(constructor);
      if (method != null) {
        call(method, arguments);
      }
    }
    return Value.of(type.instance());
  }

  private Value enter(Closure.Defined closure, List<Value> arguments) {
    Ir.Function function = closure.function();
    String key = key(arguments);
    Map<String, Value> before = results.computeIfAbsent(function, f -> new HashMap<>());
    Value earlier = key == null ? null : before.get(known.notes().when() + key);
    if (earlier != null) {
      return earlier;
    }
    int times = entered.merge(function, 1, Integer::sum);
    if (depth >= DEEPEST || times > MOST_TIMES || within.containsKey(function)) {
      return passed(arguments);
    }
    Value outer = returned;
    returned = null;
    within.put(function, true);
    depth++;
    try {
      Scope scope = new Scope(closure.scope());
      Cell self = closure.self();
      if (self != null) {
        scope.set("this", Value.of(self), true, false);
      }
      bind(function, arguments, self, scope);
      evaluation.eval(function.body(), scope);
      Value result = returned == null ? Value.UNKNOWN : returned;
      if (key != null) {
        before.put(known.notes().when() + key, result);
      }
      return result;
    } finally {
      depth--;
      within.remove(function);
      returned = outer;
    }
  }

  private void bind(Ir.Function function, List<Value> arguments, @Nullable Cell self, Scope scope) {
    int given = 0;
    for (int i = 0; i < function.parameters().size(); i++) {
      Ir parameter = function.parameters().get(i);
      String name = name(parameter);
      Value value;
      if (self != null && i == 0 && known.python() && (name.equals("self") || name.equals("cls"))) {
        value = Value.of(self);
      } else if (given < arguments.size() && !arguments.get(given).unknown()) {
        value = arguments.get(given++);
      } else {
        given++;
        value =
            parameter instanceof Ir.Assign withDefault
                ? evaluation.eval(withDefault.value(), scope)
                : Value.shaped("{" + name + "@" + function.start() + "}", java.util.Map.of());
      }
      evaluation.bind(parameter, value, scope, true);
    }
  }

  private static String name(Ir parameter) {
    return switch (parameter) {
      case Ir.Name name -> name.id();
      case Ir.Assign withDefault when withDefault.target() instanceof Ir.Name name -> name.id();
      default -> "";
    };
  }

  /** A function that calls itself, or is called from too deep: what goes in may come out. */
  private static Value passed(List<Value> arguments) {
    Value all = Value.UNKNOWN;
    for (Value argument : arguments) {
      all = all.with(argument.unsure().taints());
    }
    return all;
  }

  /** The arguments in short, if they are plain. */
  private static @Nullable String key(List<Value> arguments) {
    StringBuilder key = new StringBuilder();
    for (Value argument : arguments) {
      if (argument.cell() != null
          || !argument.callees().isEmpty()
          || argument.rendered().length() > 300) {
        return null;
      }
      key.append('|').append(argument.rendered()).append(argument.taints().keySet());
    }
    return key.toString();
  }

  /** Enters what nothing in the file has called, knowing nothing of what it is given. */
  void uncalled() {
    for (int i = 0; i < order.size() && !evaluation.over(); i++) {
      Ir.Function function = order.get(i).function();
      Closure.Defined closure = defined.get(function);
      if (closure != null && !entered.containsKey(function)) {
        enter(closure, List.of());
      }
    }
  }
}
