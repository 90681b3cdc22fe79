package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Folding;
import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Scope;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a call does: a function of the file, a known one, a method of a value, or unknown. */
final class Calls {
  private static final Set<String> GIVING =
      Set.of(
          "append",
          "push",
          "add",
          "set",
          "update",
          "extend",
          "insert",
          "unshift",
          "put",
          "addField",
          "attach",
          "field",
          "setdefault");
  private static final Set<String> LATER =
      Set.of(
          "then",
          "catch",
          "finally",
          "on",
          "once",
          "addListener",
          "addEventListener",
          "map",
          "forEach",
          "filter",
          "find",
          "some",
          "every",
          "reduce",
          "flatMap",
          "setTimeout",
          "setInterval",
          "setImmediate",
          "nextTick",
          "queueMicrotask",
          "all",
          "pipe",
          "exec",
          "execFile",
          "spawn",
          "Thread",
          "start",
          "run",
          "submit",
          "apply",
          "call",
          "each",
          "series",
          "parallel",
          "waterfall",
          "whenReady",
          "Timer",
          "Process",
          "gather",
          "create_task",
          "run_until_complete");

  private final Evaluation evaluation;
  private final Functions functions;
  private final Known known;
  private final Models models;
  private final Sinks sinks;

  Calls(Evaluation evaluation, Functions functions, Known known) {
    this.evaluation = evaluation;
    this.functions = functions;
    this.known = known;
    this.sinks = new Sinks(known);
    this.models = new Models(known, sinks, this);
  }

  /** The value of a call. */
  Value call(Ir.Call call, Scope scope) {
    Value receiver = Value.UNKNOWN;
    String method = "";
    Value callee;
    if (call.callee() instanceof Ir.Member member) {
      receiver = evaluation.eval(member.object(), scope);
      method = member.name();
      callee = evaluation.member(receiver, method);
    } else if (call.callee() instanceof Ir.Index index) {
      receiver = evaluation.eval(index.object(), scope);
      callee = evaluation.eval(index, scope);
      String key = evaluation.eval(index.key(), scope).text();
      method = key == null ? "" : key;
    } else {
      callee = evaluation.eval(call.callee(), scope);
    }
    Given given = given(call, scope, callee, receiver, method);
    if (!callee.callees().isEmpty()) {
      boolean applied = method.equals("call") || method.equals("bind");
      Value result =
          functions.call(
              callee, applied ? given.values().stream().skip(1).toList() : given.values());
      return result == null ? Value.UNKNOWN : result;
    }
    if (!receiver.callees().isEmpty() && Set.of("call", "apply", "bind").contains(method)) {
      return method.equals("bind")
          ? receiver
          : applied(receiver, given.values().stream().skip(1).toList());
    }
    return of(given, scope);
  }

  private Value applied(Value function, List<Value> arguments) {
    Value result = functions.call(function, arguments);
    return result == null ? Value.UNKNOWN : result;
  }

  private Given given(Ir.Call call, Scope scope, Value callee, Value receiver, String method) {
    List<Value> values = new ArrayList<>();
    Cell names = new Cell();
    for (Ir argument : call.arguments()) {
      if (argument instanceof Ir.Named named) {
        names.set(named.name(), evaluation.eval(named.value(), scope));
      } else {
        values.add(evaluation.eval(argument, scope));
      }
    }
    return new Given(call, callee, Globals.normal(callee.path()), receiver, method, values, names);
  }

  private Value of(Given given, Scope scope) {
    Value special = Reflection.of(given, evaluation, known);
    if (special != null) {
      return special;
    }
    if (given.path().equals("Promise") && given.call().fresh()) {
      Cell kept = new Cell();
      callBack(given, List.of(Value.of(new Closure.Keeping(kept)), Value.UNKNOWN));
      return kept.any().withPath("");
    }
    Role role = Role.of(given.path());
    if (role != null && known(given, role)) {
      return models.of(role, given);
    }
    Value folded = Folding.method(given.receiver(), given.method(), given.values());
    if (folded != null) {
      return folded;
    }
    Value taken = models.method(given);
    if (taken != null) {
      return taken;
    }
    if (GIVING.contains(given.method())) {
      give(given, scope);
    }
    return unknown(given);
  }

  /** Names without a dot are taken for what they are only in their language. */
  private boolean known(Given given, Role role) {
    boolean open =
        role == Role.OPEN || given.path().equals("exec") || given.path().equals("compile");
    return known.python() || !open;
  }

  private void give(Given given, Scope scope) {
    Cell cell = given.receiver().cell();
    Value all = Value.UNKNOWN;
    for (Value value : given.values()) {
      all = all.with(known.whole(value, given.call().start()).deep());
    }
    if (cell != null) {
      String key = given.values().size() == 2 ? given.values().getFirst().text() : null;
      if (given.values().size() == 1) {
        cell.add(given.values().getFirst());
      } else if (key != null) {
        cell.set(key, given.values().getLast());
      } else {
        cell.mix(all);
      }
    } else if (given.call().callee() instanceof Ir.Member member && !all.taints().isEmpty()) {
      evaluation.bind(member.object(), given.receiver().with(all.taints()), scope, false);
    }
  }

  /** Of an unknown function: what goes in may come out, and what it is given may be called. */
  private Value unknown(Given given) {
    Value first = given.receiver().path().isEmpty() ? given.receiver().origins() : given.receiver();
    if (!given.receiver().callees().isEmpty()) {
      first = Value.UNKNOWN;
    }
    Value parameter =
        given.receiver().cell() == null ? first.origins() : given.receiver().cell().any();
    Value back =
        callBack(given, List.of(parameter.withPath(given.receiver().path()), parameter.origins()));
    Value result = Value.UNKNOWN.with(given.receiver().deep());
    for (Value value : given.values()) {
      new Handing(known).of(given, given.callee().path(), value);
      result = result.with(value.unsure().taints());
    }
    result = result.with(back.taints());
    String path = given.callee().path();
    return path.isEmpty() || path.length() > 200 ? result : result.withPath(path + "()");
  }

  /** Calls the functions among a call's arguments with what they are told. */
  Value callBack(Given given, List<Value> told) {
    Value result = Value.UNKNOWN;
    boolean soon =
        LATER.contains(given.method())
            || LATER.contains(given.path())
            || Role.of(given.path()) != null
            || given.path().equals("Promise");
    When before = known.notes().when();
    if (!soon) {
      known.notes().during(When.IN_FUNCTION);
    }
    for (Value value : given.all()) {
      if (value.callees().isEmpty()
          && !value.path().isEmpty()
          && !told.isEmpty()
          && Role.of(Globals.normal(value.path())) == Role.EVALUATE) {
        sinks.code(given, told.getFirst(), "as code");
      }
      if (!told.isEmpty()) {
        new Handing(known).of(given, value.path(), told.getFirst());
      }
      Value back = value.callees().isEmpty() ? null : functions.call(value, told);
      result = back == null ? result : result.or(back);
    }
    known.notes().during(before);
    return result;
  }

  /** A field of an object is set: a listener of a connection, or a request's body. */
  void assigned(Value object, String name, Value value, Ir at) {
    if (name.startsWith("on") && !value.callees().isEmpty()) {
      Origin origin = new Origin(known.line(at.start()), "", true);
      Value told = Value.named("event");
      if (models.connected(object.path())) {
        told = told.with(Taint.NETWORK, origin);
      }
      functions.call(value, List.of(told));
    }
    if (object.path().equals("module") && name.equals("exports")) {
      return;
    }
    if (name.equals("src") && object.path().startsWith("document.createElement")) {
      sinks.script(value, at);
    }
  }

  @Nullable Value enter(Value function, List<Value> arguments) {
    return functions.call(function, arguments);
  }
}
