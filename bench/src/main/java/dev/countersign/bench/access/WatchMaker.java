package dev.countersign.bench.access;

import dev.countersign.access.finding.Sighting;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.access.watch.Watching;
import java.util.function.Consumer;

/** Makes a watch that is to be measured. */
@FunctionalInterface
public interface WatchMaker {
  /** One that knows those networks, and tells there what it finds. */
  Watching over(NetworkDirectory networks, Consumer<Sighting> told);
}
