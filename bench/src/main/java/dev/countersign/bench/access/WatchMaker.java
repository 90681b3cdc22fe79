package dev.countersign.bench.access;

import dev.countersign.access.finding.Sighting;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.access.watch.SessionWatch;
import dev.countersign.access.watch.WatchSettings;
import dev.countersign.access.watch.Watching;
import java.util.function.Consumer;

/** Makes a watch that is to be measured. */
@FunctionalInterface
public interface WatchMaker {
  /** The watch of this platform, as it is set without being told otherwise. */
  WatchMaker STANDARD =
      (networks, told) -> new SessionWatch(WatchSettings.standard(), networks, told);

  /** One that knows those networks, and tells there what it finds. */
  Watching over(NetworkDirectory networks, Consumer<Sighting> told);
}
