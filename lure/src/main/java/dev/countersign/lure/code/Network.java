package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asking other computers, and sending to them. */
final class Network {
  private static final Pattern HOST =
      Pattern.compile(
          "(?:https?|wss?|ftp)://(?:[^/@\\s'\"]{0,100}@)?([A-Za-z0-9._{}\\[\\]:-]{1,120})");
  private static final Set<String> SENDING =
      Set.of("post", "put", "patch", "send", "sendMail", "sendBeacon", "sendall", "storbinary");
  private static final List<String> BODIES =
      List.of(
          "data", "json", "body", "files", "form", "formData", "params", "multipart", "content");

  private final Known known;
  private final Sinks sinks;
  private final Calls calls;

  Network(Known known, Sinks sinks, Calls calls) {
    this.known = known;
    this.sinks = sinks;
    this.calls = calls;
  }

  /** Something is asked for; the answer comes back, or is told to a function. */
  Value fetch(Given given) {
    String host = host(given);
    Origin origin = new Origin(known.line(given.call().start()), host, true);
    known
        .notes()
        .add(
            Kind.FETCHES,
            given.call().start(),
            given.call().end(),
            host.isEmpty() ? Sureness.LIKELY : Sureness.CERTAIN,
            "It asks " + Sinks.named(host) + " for something.");
    known.fetched(origin);
    body(given, host);
    Value answer = Models.result(given).with(Taint.NETWORK, origin);
    calls.callBack(given, List.of(told(given, answer), answer, answer));
    return answer;
  }

  /** A request's function is told the answer first; others an error first. */
  private static Value told(Given given, Value answer) {
    return answer.withPath(given.path() + "()");
  }

  private void body(Given given, String host) {
    Value sent = Value.UNKNOWN;
    for (String body : BODIES) {
      Value option = given.option(body).orElse(Value.UNKNOWN);
      sent = sent.with(known.whole(option, given.call().start()).deep());
      sent = option.unknown() || !sent.unknown() ? sent : Value.named(body);
    }
    boolean posts = SENDING.contains(given.method());
    if (posts || given.path().equals("urllib.request.urlopen")) {
      sent = sent.with(known.whole(given.value(1), given.call().start()).deep());
    }
    Value address = given.value(0);
    sent = sent.with(address.cell() == null ? address.taints() : Map.of());
    if (posts || !sent.unknown()) {
      sinks.send(given, sent, host, posts);
    }
  }

  /** A connection; nothing has come over it yet. */
  Value connect(Given given) {
    String host = host(given);
    known
        .notes()
        .add(
            Kind.FETCHES,
            given.call().start(),
            given.call().end(),
            host.isEmpty() ? Sureness.LIKELY : Sureness.CERTAIN,
            "It connects to " + Sinks.named(host) + ".");
    calls.callBack(given, List.of());
    return Models.result(given);
  }

  Value download(Given given) {
    String host = host(given);
    Origin origin = new Origin(known.line(given.call().start()), host, true);
    known
        .notes()
        .add(
            Kind.FETCHES,
            given.call().start(),
            given.call().end(),
            Sureness.CERTAIN,
            "It downloads a file from " + Sinks.named(host) + ".");
    known.write(given.value(1, "filename"), Value.UNKNOWN.with(Taint.NETWORK, origin));
    return Models.result(given).with(Taint.NETWORK, origin);
  }

  Value send(Given given) {
    Value all = Value.UNKNOWN;
    for (Value value : given.all()) {
      all = all.with(known.whole(value, given.call().start()).deep());
    }
    sinks.send(given, all, host(given), true);
    return Models.result(given);
  }

  /** Whether a name is that of a connection. */
  boolean connected(String path) {
    return made(path, Set.of(Role.CONNECT, Role.FETCH));
  }

  private static boolean made(String path, Set<Role> by) {
    int at = path.indexOf("()");
    while (at >= 0) {
      Role role = Role.of(Globals.normal(path.substring(0, at)));
      if (role != null && by.contains(role)) {
        return true;
      }
      at = path.indexOf("()", at + 2);
    }
    return false;
  }

  /** What a method of a store on other computers gives back; null where it is none. */
  @Nullable Value stored(Given given) {
    String path = given.receiver().path();
    if (!made(path, Set.of(Role.REMOTE))) {
      return null;
    }
    Origin origin = new Origin(known.line(given.call().start()), host(given), true);
    Value answer = Value.named(path).with(Taint.NETWORK, origin);
    calls.callBack(given, List.of(Value.UNKNOWN, answer));
    return answer;
  }

  /** Methods of connections; null where it is none. */
  @Nullable Value method(Given given) {
    Value receiver = given.receiver();
    boolean answer = receiver.has(Taint.NETWORK);
    boolean open = connected(receiver.path());
    if (!answer && !open) {
      return null;
    }
    Origin origin = receiver.taints().get(Taint.NETWORK);
    Origin from = origin == null ? new Origin(known.line(given.call().start()), "", true) : origin;
    return switch (given.method()) {
      case "on", "once", "addEventListener", "addListener", "onmessage" -> {
        Value told = Value.named(receiver.path()).with(Taint.NETWORK, from);
        calls.callBack(given, List.of(told, told));
        yield receiver;
      }
      case "recv", "recvfrom", "recv_into", "getresponse", "receive", "recv_bytes" ->
          open ? Value.UNKNOWN.with(Taint.NETWORK, from) : null;
      case "send", "sendall", "sendto", "write", "end", "emit", "request" -> {
        if (!open) {
          yield null;
        }
        Value all = Value.UNKNOWN;
        for (Value value : given.all()) {
          all = all.with(known.whole(value, given.call().start()).deep());
        }
        if (given.values().stream().anyMatch(value -> value.callees().isEmpty())) {
          sinks.send(given, all, from.words(), true);
        }
        calls.callBack(given, List.of(Value.UNKNOWN.with(Taint.NETWORK, from)));
        yield receiver;
      }
      default -> null;
    };
  }

  /** The host in a call's arguments, as far as it is written out. */
  static String host(Given given) {
    for (String name : List.of("url", "uri", "baseURL", "host", "hostname", "href")) {
      Value option = given.option(name).orElse(Value.UNKNOWN);
      String found = host(option.rendered());
      if (!found.isEmpty()) {
        return found;
      }
      String plain = option.text();
      if (plain != null && plain.contains(".")) {
        return plain;
      }
    }
    for (Value value : given.all()) {
      Cell cell = value.cell();
      String found = host(cell != null && cell.listed() ? cell.any().rendered() : value.rendered());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return host(given.callee().rendered());
  }

  static String host(String text) {
    Matcher matcher = HOST.matcher(text.length() > 2000 ? text.substring(0, 2000) : text);
    String found = matcher.find() ? matcher.group(1) : "";
    return found.startsWith("{") ? "" : found;
  }
}
