package dev.countersign.access.network;

import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Networks as lists and files in MaxMind's format know them. Lists win over files; who runs a
 * network says what it is where nothing else does. Without any of these, networks are told apart by
 * their blocks alone.
 */
public final class KnownNetworks implements NetworkDirectory {
  private final NetworkList list;
  private final List<MaxMindFile> files;
  private final Map<Long, NetworkKind> systems;
  private final @Nullable Instant listMade;

  /** With these. */
  public KnownNetworks(NetworkList list, List<MaxMindFile> files) {
    this(list, files, null);
  }

  /**
   * With these.
   *
   * @param listMade when the list was made; null where nobody says
   */
  public KnownNetworks(NetworkList list, List<MaxMindFile> files, @Nullable Instant listMade) {
    this.listMade = listMade;
    this.list = list;
    this.files = List.copyOf(files);
    this.systems = systems();
  }

  /** With nothing supplied. */
  public static KnownNetworks none() {
    return new KnownNetworks(new NetworkList(), List.of());
  }

  /** True where nothing was supplied. */
  public boolean isEmpty() {
    return list.size() == 0 && files.isEmpty();
  }

  /** When the oldest of them was made; empty where nobody says of any. */
  public Optional<Instant> made() {
    return Stream.concat(Stream.ofNullable(listMade), files.stream().map(MaxMindFile::made))
        .min(Instant::compareTo);
  }

  @Override
  public NetworkFacts of(Ip ip) {
    if (ip.inside()) {
      Optional<NetworkList.Entry> own = list.of(ip);
      return new NetworkFacts(
          block(ip),
          own.map(NetworkList.Entry::organisation).orElse(""),
          own.map(NetworkList.Entry::kind).orElse(NetworkKind.INSIDE),
          Place.UNKNOWN);
    }
    long system = 0;
    String organisation = "";
    NetworkKind kind = null;
    Place place = Place.UNKNOWN;
    for (MaxMindFile file : files) {
      Optional<MaxMindFile.Said> said = file.of(ip);
      if (said.isPresent()) {
        MaxMindFile.Said one = said.get();
        system = system == 0 ? one.system() : system;
        organisation = organisation.isEmpty() ? one.organisation() : organisation;
        kind = kind == null ? one.kind() : kind;
        place = better(place, one.place());
      }
    }
    Optional<NetworkList.Entry> entry = list.of(ip);
    if (entry.isPresent()) {
      kind = entry.get().kind();
      organisation =
          entry.get().organisation().isEmpty() ? organisation : entry.get().organisation();
    }
    if (kind == null) {
      kind = systems.getOrDefault(system, NetworkKind.ORDINARY);
    }
    return new NetworkFacts(system == 0 ? block(ip) : "AS" + system, organisation, kind, place);
  }

  private static Place better(Place one, Place other) {
    boolean more =
        (other.located() && !one.located()) || (one.country().isEmpty() && !one.located());
    return more ? other : one;
  }

  private static String block(Ip ip) {
    return ip.network() + (ip.four() ? "/24" : "/48");
  }

  /** What well-known autonomous systems are. */
  private static Map<Long, NetworkKind> systems() {
    Map<Long, NetworkKind> systems = new HashMap<>();
    try (InputStream in = KnownNetworks.class.getResourceAsStream("systems.csv")) {
      if (in == null) {
        throw new IllegalStateException("the build did not include systems.csv");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] parts = line.split(",", -1);
        if (!line.startsWith("#") && parts.length >= 2) {
          systems.put(Long.parseLong(parts[0]), NetworkKind.of(parts[1]).orElseThrow());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(systems);
  }
}
