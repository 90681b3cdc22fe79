package dev.countersign.access.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.access.event.Ip;
import dev.countersign.model.value.UnreadableInput;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in MaxMind's format here were made by another program than the one that reads them. */
class KnownNetworksTest {
  private static MaxMindFile file(String name) {
    URL at = Objects.requireNonNull(KnownNetworksTest.class.getResource(name + ".mmdb"));
    try {
      return MaxMindFile.open(Path.of(at.toURI()));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static KnownNetworks networks(String... lines) {
    return new KnownNetworks(
        NetworkList.read(List.of(lines), null, "list"),
        List.of(file("city"), file("asn"), file("anonymous"), file("connection"), file("other")));
  }

  private static NetworkFacts of(NetworkDirectory networks, String ip) {
    return networks.of(Ip.read(ip).orElseThrow());
  }

  @Test
  void joinsPlaceAndSystem() {
    NetworkFacts home = of(networks(), "192.0.2.7");
    assertThat(home.id()).isEqualTo("AS64500");
    assertThat(home.organisation()).isEqualTo("Example Home");
    assertThat(home.kind()).isEqualTo(NetworkKind.ORDINARY);
    assertThat(home.place().country()).isEqualTo("DE");
    assertThat(home.place().city()).isEqualTo("Berlin");
    assertThat(home.place().latitude()).isCloseTo(52.52, within(0.001));
    assertThat(home.place().kilometres()).isEqualTo(20);
    assertThat(of(networks(), "192.0.2.200").place().located()).isFalse();
  }

  @Test
  void isAsOldAsTheOldestOfItsFiles() {
    List<MaxMindFile> files = List.of(file("city"), file("asn"));
    Instant oldest = Collections.min(files.stream().map(MaxMindFile::made).toList());
    NetworkList list = NetworkList.read(List.of(), null, "list");
    assertThat(new KnownNetworks(list, files).made()).contains(oldest);
    assertThat(new KnownNetworks(list, files, Instant.EPOCH).made()).contains(Instant.EPOCH);
    assertThat(new KnownNetworks(list, files, Instant.MAX).made()).contains(oldest);
    assertThat(new KnownNetworks(list, List.of()).made()).isEmpty();
  }

  @Test
  void readsVersionSix() {
    NetworkFacts london = of(networks(), "2001:db8:1:2::3");
    assertThat(london.place().city()).isEqualTo("London");
    assertThat(london.id()).isEqualTo("2001:db8:1::/48");
  }

  @Test
  void knowsWhatANetworkIs() {
    KnownNetworks networks = networks();
    assertThat(of(networks, "203.0.113.1").kind()).isEqualTo(NetworkKind.ANONYMISER);
    assertThat(of(networks, "203.0.113.65").kind()).isEqualTo(NetworkKind.VPN);
    assertThat(of(networks, "203.0.113.129").kind()).isEqualTo(NetworkKind.HOSTING);
    assertThat(of(networks, "203.0.113.193").kind()).isEqualTo(NetworkKind.ANONYMISER);
    assertThat(of(networks, "203.0.113.225").kind()).isEqualTo(NetworkKind.MOBILE);
    assertThat(of(networks, "203.0.113.241").kind()).isEqualTo(NetworkKind.SATELLITE);
  }

  @Test
  void knowsWellKnownSystemsWithoutBeingTold() {
    assertThat(of(networks(), "198.51.100.1").kind()).isEqualTo(NetworkKind.HOSTING);
    NetworkFacts other = of(networks(), "100.20.1.1");
    assertThat(other.id()).isEqualTo("AS16509");
    assertThat(other.kind()).isEqualTo(NetworkKind.HOSTING);
    assertThat(other.place().country()).isEqualTo("US");
  }

  @Test
  void theNarrowestBlockOfAListWinsOverFiles() {
    KnownNetworks networks =
        networks(
            "# ours",
            "",
            "198.51.100.0/24,company,Head office  # Singapore",
            "198.51.100.128/25,vpn",
            "10.1.0.0/16,company,Inside",
            "2001:db8:1::/48,company");
    assertThat(of(networks, "198.51.100.1").kind()).isEqualTo(NetworkKind.COMPANY);
    assertThat(of(networks, "198.51.100.1").organisation()).isEqualTo("Head office");
    assertThat(of(networks, "198.51.100.200").kind()).isEqualTo(NetworkKind.VPN);
    assertThat(of(networks, "10.1.2.3").kind()).isEqualTo(NetworkKind.COMPANY);
    assertThat(of(networks, "10.2.2.3").kind()).isEqualTo(NetworkKind.INSIDE);
    assertThat(of(networks, "2001:db8:1:9::1").kind()).isEqualTo(NetworkKind.COMPANY);
  }

  @Test
  void readsListsOfARelaysWaysOutAndPlainAddresses() {
    NetworkList list =
        NetworkList.read(
            List.of("203.0.113.0/24,DE,DE-BE,Berlin,", "2001:db8::1"), NetworkKind.RELAY, "list");
    KnownNetworks networks = new KnownNetworks(list, List.of());
    assertThat(of(networks, "203.0.113.9").kind()).isEqualTo(NetworkKind.RELAY);
    assertThat(of(networks, "2001:db8::1").kind()).isEqualTo(NetworkKind.RELAY);
    assertThat(of(networks, "2001:db8::2").kind()).isEqualTo(NetworkKind.ORDINARY);
  }

  @Test
  void worksWithoutAnyFile() {
    NetworkFacts facts = of(KnownNetworks.none(), "192.0.2.7");
    assertThat(facts.id()).isEqualTo("192.0.2.0/24");
    assertThat(facts.place().located()).isFalse();
    assertThat(of(KnownNetworks.none(), "127.0.0.1").kind()).isEqualTo(NetworkKind.INSIDE);
  }

  @Test
  void saysWhichLineIsWrongAndWhy() {
    assertThatThrownBy(() -> networks("192.0.2.0/24,company", "192.0.2.0/33,vpn"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("list, line 2")
        .hasMessageContaining("0 to 32");
    assertThatThrownBy(() -> networks("192.0.2.0/24"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("anonymiser");
    assertThatThrownBy(() -> networks("example.org,vpn"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("no address");
    assertThatThrownBy(() -> networks("192.0.2.0/24,friend"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void aFileOfAnotherKindIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.mmdb"), "not one");
    assertThatThrownBy(() -> MaxMindFile.open(file))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("a.mmdb")
        .hasMessageContaining("MaxMind");
    assertThatThrownBy(() -> MaxMindFile.open(folder.resolve("none.mmdb")))
        .isInstanceOf(UnreadableInput.class);
  }
}
