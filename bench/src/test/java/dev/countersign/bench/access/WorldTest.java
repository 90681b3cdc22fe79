package dev.countersign.bench.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.access.event.Ip;
import dev.countersign.access.network.NetworkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorldTest {
  private static World world(long seed) {
    return new World(seed, 300, 40, 1);
  }

  @Test
  void givesTheSameEventsForTheSameSeedAndOthersForAnother() throws NoSuchAlgorithmException {
    String first = digest(world(1));

    assertThat(digest(world(1))).isEqualTo(first);
    assertThat(digest(world(2))).isNotEqualTo(first);
  }

  @Test
  void givesEventsInTheOrderInWhichTheyCome() {
    World world = world(1);
    Instant last = Instant.MIN;
    long count = 0;
    while (world.hasNext()) {
      Instant arrived = world.next().arrived();
      assertThat(arrived).isAfterOrEqualTo(last);
      last = arrived;
      count++;
    }

    assertThat(count).isBetween(200_000L, 600_000L);
  }

  @Test
  void letsNoTheftBeginInTheQuietDaysOrBeforeItsRecordOfTruthSays() {
    World world = new World(1, 1000, 30, 4);
    Map<Integer, Instant> first = new HashMap<>();
    Map<Integer, Set<String>> keys = new HashMap<>();
    while (world.hasNext()) {
      Arrival arrival = world.next();
      if (arrival.theft() >= 0) {
        first.merge(arrival.theft(), arrival.event().at(), (a, b) -> a.isBefore(b) ? a : b);
        keys.computeIfAbsent(arrival.theft(), key -> new HashSet<>()).add(arrival.event().key());
      }
    }

    Instant quiet = world.begins().plus(Duration.ofDays(World.QUIET_DAYS - 1));
    assertThat(world.thefts()).hasSize(4 * TheftKind.values().length);
    for (Theft theft : world.thefts()) {
      assertThat(theft.began()).as("%s", theft.kind()).isEqualTo(first.get(theft.number()));
      if (theft.began() != null) {
        assertThat(theft.began()).as("%s", theft.kind()).isAfter(quiet);
      }
      assertThat(keys.getOrDefault(theft.number(), Set.of())).hasSize(theft.events());
    }
  }

  @Test
  void takesNobodysAccountTwice() {
    World world = new World(1, 1000, 30, 4);

    assertThat(world.thefts().stream().map(Theft::person).collect(Collectors.toSet()))
        .hasSize(4 * TheftKind.values().length);
  }

  @Test
  void hasThievesActInNobodysNameButTheVictimsUnlessTheHelpDeskActsForThem() {
    World world = world(3);
    while (world.hasNext()) {
      Arrival arrival = world.next();
      if (arrival.theft() >= 0) {
        Theft theft = world.thefts().get(arrival.theft());
        assertThat(arrival.event().person()).isEqualTo(theft.person());
      }
    }
  }

  @Test
  void hasADirectoryThatDoesNotKnowAllNetworks() {
    Networks networks = new Networks(1);
    Set<NetworkKind> kinds = EnumSet.noneOf(NetworkKind.class);
    for (Block block : networks.hosting()) {
      kinds.add(networks.of(block.four(1)).kind());
    }

    assertThat(kinds).containsExactlyInAnyOrder(NetworkKind.HOSTING, NetworkKind.ORDINARY);
    assertThat(networks.of(new Ip(0, 0xffff_0808_0808L)).id()).isEqualTo("8.8.8.0/24");
  }

  @Test
  void answersForEachAddressWithTheBlockThatItWasTakenFrom() {
    Networks networks = new Networks(1);
    for (City city : City.ALL) {
      for (Block block : networks.homes(city)) {
        if (block.facts() != null) {
          assertThat(networks.of(block.four(40_000))).isEqualTo(block.facts());
          assertThat(networks.of(block.six(77, 5))).isEqualTo(block.facts());
        }
      }
      Block guest = networks.guest(city);
      assertThat(networks.of(guest.four(4095)).organisation()).isIn("", guest.organisation());
    }
  }

  @Test
  void writesEachEventAndEachTheftAsALine(@TempDir Path folder) throws IOException {
    WorldFiles.write(new World(1, 300, 30, 1), folder);

    World same = new World(1, 300, 30, 1);
    long events = 0;
    while (same.hasNext()) {
      same.next();
      events++;
    }
    List<String> truth = Files.readAllLines(folder.resolve("truth.csv"), UTF_8);
    try (var lines = Files.lines(folder.resolve("events.jsonl"), UTF_8)) {
      assertThat(lines.count()).isEqualTo(events);
    }
    assertThat(truth).hasSize(1 + TheftKind.values().length);
    assertThat(truth.getFirst()).startsWith("theft,kind,person,began");
  }

  @Test
  void refusesAWorldThatIsTooSmall() {
    assertThatThrownBy(() -> new World(1, 99, 40, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new World(1, 400, 29, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String digest(World world) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    while (world.hasNext()) {
      Arrival arrival = world.next();
      digest.update(
          (arrival.event().key()
                  + arrival.event().at()
                  + arrival.event().client()
                  + arrival.event().target()
                  + arrival.event().visit()
                  + new TreeMap<>(arrival.event().details())
                  + arrival.arrived()
                  + arrival.theft())
              .getBytes(UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
