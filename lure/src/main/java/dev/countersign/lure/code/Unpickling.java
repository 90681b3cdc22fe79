package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.Set;

/** Data that is read in a form that can hold code: pickles, YAML with any object. */
final class Unpickling {
  private static final Set<String> UNSAFE_LOADERS =
      Set.of("Loader", "CLoader", "UnsafeLoader", "CUnsafeLoader");

  private final Sinks sinks;

  Unpickling(Sinks sinks) {
    this.sinks = sinks;
  }

  /** Whether YAML is read by a loader that makes any object, functions among them. */
  private static boolean unsafe(Given given, String loader) {
    String name = loader.replace("{", "").replace("}", "");
    String schema = given.option("schema").orElse(Value.UNKNOWN).rendered();
    return given.path().startsWith("yaml.unsafe")
        || UNSAFE_LOADERS.contains(name.substring(name.lastIndexOf('.') + 1))
        || schema.contains("FULL");
  }

  /** Data is read in a form that can run code. */
  void of(Given given) {
    Value data = given.value(0);
    String path = given.path();
    boolean yaml = path.startsWith("yaml.");
    String loader = given.value(1, "Loader").rendered();
    String only = given.option("weights_only").orElse(Value.UNKNOWN).rendered();
    boolean unsafe = unsafe(given, loader);
    boolean schema = path.startsWith("js-yaml.") && !unsafe;
    boolean numpy = path.startsWith("numpy") && given.option("allow_pickle").isEmpty();
    if ((yaml && !unsafe && loader.toLowerCase(java.util.Locale.ROOT).contains("safe"))
        || numpy
        || schema
        || only.contains("True")) {
      return;
    }
    Origin network = data.deep().get(Taint.NETWORK);
    if (network != null) {
      sinks.add(
          Kind.UNSAFE_DESERIALISATION,
          given,
          Sinks.sure(network),
          path
              + " can run code, and is given what "
              + Sinks.named(network.words())
              + " answered"
              + Sinks.from(network)
              + ".");
      if (!yaml || unsafe) {
        sinks.add(
            Kind.RUNS_FETCHED_CODE,
            given,
            Sinks.sure(network),
            Sinks.fetched(network) + "through " + path + ".");
      }
      return;
    }
    boolean decoded = data.deep().containsKey(Taint.DECODED);
    sinks.add(
        Kind.UNSAFE_DESERIALISATION,
        given,
        decoded ? Sureness.LIKELY : Sureness.POSSIBLE,
        path + " runs code that stands in the data it is given.");
  }
}
