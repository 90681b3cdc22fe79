package dev.countersign.access.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,192.0.2.1",
    "' 192.0.2.1 ',192.0.2.1",
    "192.0.2.1:443,192.0.2.1",
    "::ffff:192.0.2.1,192.0.2.1",
    "2001:DB8:0:0:0:0:0:1,2001:db8::1",
    "[2001:db8::1]:443,2001:db8::1",
    "fe80::1%eth0,fe80::1"
  })
  void readsAddressesAsTheyAreWritten(String text, String shown) {
    assertThat(Ip.read(text).map(Ip::toString)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "256.1.1.1",
        "example.org",
        "1.2.3.4.5",
        "unknown",
        ":",
        "[",
        "0x7f.1"
      })
  void refusesWhatIsNone(String text) {
    assertThat(Ip.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,true",
    "172.16.0.1,true",
    "172.32.0.1,false",
    "192.168.1.1,true",
    "100.64.0.1,true",
    "100.128.0.1,false",
    "169.254.1.1,true",
    "127.0.0.1,true",
    "8.8.8.8,false",
    "::1,true",
    "fe80::1,true",
    "fd00::1,true",
    "2001:db8::1,false",
    "fec0::1,false"
  })
  void knowsWhatCannotBeReachedFromElsewhere(String text, boolean inside) {
    assertThat(Ip.read(text).orElseThrow().inside()).isEqualTo(inside);
  }

  @Test
  void knowsItsNetwork() {
    assertThat(Ip.read("192.0.2.77").orElseThrow().network())
        .isEqualTo(Ip.read("192.0.2.0").orElseThrow());
    assertThat(Ip.read("2001:db8:1:2:3::4").orElseThrow().network())
        .isEqualTo(Ip.read("2001:db8:1::").orElseThrow());
  }
}
