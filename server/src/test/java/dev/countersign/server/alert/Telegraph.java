package dev.countersign.server.alert;

import dev.countersign.server.alert.channel.Ways;
import dev.countersign.server.alert.settings.AlertFile;
import dev.countersign.server.alert.settings.AlertSettings;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.people.PeopleStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What tells of the alerts of a house, by channels that a settings file names. */
final class Telegraph {
  private final AlertHouse house;
  final AlertSettings settings;
  final DeliveryStore deliveries;

  Telegraph(AlertHouse house, Path folder, String text) throws IOException {
    this.house = house;
    Path file = Files.writeString(folder.resolve("alerts.yaml"), text);
    this.settings = AlertFile.read(file, new Outside(null, null));
    this.deliveries = new DeliveryStore(house.database.source());
  }

  /** As one server more on that database. */
  Herald herald() {
    return new Herald(
        house.database.source(),
        house.incidents,
        house.alerts,
        deliveries,
        new PeopleStore(house.database.source()),
        settings,
        new Tellings(URI.create("https://console.example"), subject -> "Ada Example"),
        house.clock);
  }

  AlertCouriers start(Bell bell) {
    return new AlertCouriers(
        herald(),
        house.journal,
        deliveries,
        settings,
        new Ways(null, new PeopleStore(house.database.source()), "console.example", house.clock),
        bell,
        house.clock);
  }

  /** What was queued, in its order. */
  List<String> queued() {
    return deliveries.all("", Long.MAX_VALUE, 1_000).reversed().stream()
        .map(one -> one.channel() + " " + one.event() + (one.level() == 0 ? "" : " " + one.level()))
        .toList();
  }

  static void await(String what, BooleanSupplier there) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to that: " + what);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
