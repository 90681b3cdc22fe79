package dev.countersign.gate.simulation;

import dev.countersign.gate.simulation.Frame.Log;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What happened in a run, in order, calls that failed left out. */
record Run(List<Step> steps, Set<Bytes> words) {
  /** As many words as are tried as keys of mappings. */
  private static final int MOST_WORDS = 4_096;

  /** One thing that happened. */
  sealed interface Step {
    /** The chain's coin passes from one account to another. */
    record CoinMoved(Address from, Address to, BigInteger amount) implements Step {}

    /** A contract noted something. */
    record Logged(Log log) implements Step {}
  }

  /** Copies. */
  Run {
    steps = List.copyOf(steps);
    words = new LinkedHashSet<>(words);
  }

  static Run of(Frame top) {
    List<Step> steps = new ArrayList<>();
    Set<Bytes> words = new LinkedHashSet<>();
    walk(top, steps);
    for (Step step : steps) {
      if (step instanceof Step.Logged(Log log)) {
        log(log, words);
      }
    }
    words(top, words);
    return new Run(steps, words);
  }

  /** Of logs alone, where the node tells no calls. */
  static Run of(List<Step> steps) {
    Set<Bytes> words = new LinkedHashSet<>();
    for (Step step : steps) {
      if (step instanceof Step.Logged(Log log)) {
        log(log, words);
      }
    }
    return new Run(steps, words);
  }

  private static void walk(Frame frame, List<Step> steps) {
    if (frame.failed()) {
      return;
    }
    Address to = frame.to();
    if (frame.type().movesValue() && to != null && frame.value().signum() > 0) {
      steps.add(new Step.CoinMoved(frame.from(), to, frame.value()));
    }
    int log = 0;
    for (int call = 0; call < frame.calls().size(); call++) {
      while (log < frame.logs().size() && frame.logs().get(log).position() <= call) {
        steps.add(new Step.Logged(frame.logs().get(log++)));
      }
      walk(frame.calls().get(call), steps);
    }
    while (log < frame.logs().size()) {
      steps.add(new Step.Logged(frame.logs().get(log++)));
    }
  }

  private static void log(Log log, Set<Bytes> words) {
    for (Bytes topic : log.topics()) {
      add(topic, words);
    }
    split(log.data(), 0, words);
  }

  private static void words(Frame frame, Set<Bytes> words) {
    add(frame.from().word(), words);
    Address to = frame.to();
    if (to != null) {
      add(to.word(), words);
    }
    split(frame.input(), 4, words);
    for (Frame call : frame.calls()) {
      words(call, words);
    }
  }

  private static void split(Bytes data, int from, Set<Bytes> words) {
    for (int at = from; at + 32 <= data.length() && words.size() < MOST_WORDS; at += 32) {
      add(data.slice(at, at + 32), words);
    }
  }

  private static void add(Bytes word, Set<Bytes> words) {
    if (words.size() < MOST_WORDS) {
      words.add(word);
    }
  }
}
