package dev.countersign.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {
  @Test
  void readsNodesKeyspaceAndSettings() {
    StoreAddress address =
        StoreAddress.of(
            "cassandra://one,[::1]:9043,two.example:9044/ledgers?dc=west%201&login=/a/b.txt"
                + "&driver=c.conf&read=local_one&write=ALL");
    assertThat(address.nodes())
        .isEqualTo(
            List.of(
                new StoreAddress.Node("one", 9042),
                new StoreAddress.Node("::1", 9043),
                new StoreAddress.Node("two.example", 9044)));
    assertThat(address.keyspace()).isEqualTo("ledgers");
    assertThat(address.dataCenter()).hasValue("west 1");
    assertThat(address.login()).hasValue(Path.of("/a/b.txt"));
    assertThat(address.driver()).hasValue(Path.of("c.conf"));
    assertThat(address.read()).isEqualTo("LOCAL_ONE");
    assertThat(address.write()).isEqualTo("ALL");
    assertThat(address).hasToString("cassandra://one:9042,[::1]:9043,two.example:9044/ledgers");
  }

  @Test
  void asksALocalQuorumUnlessToldOtherwise() {
    StoreAddress address = StoreAddress.of("cassandra://one/ledgers");
    assertThat(address.read()).isEqualTo("LOCAL_QUORUM");
    assertThat(address.write()).isEqualTo("LOCAL_QUORUM");
    assertThat(address.dataCenter()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cassandra://",
        "cassandra://one",
        "cassandra://one/",
        "cassandra:///ledgers",
        "cassandra://one,/ledgers",
        "cassandra://one:0/ledgers",
        "cassandra://one:65536/ledgers",
        "cassandra://one/Ledgers",
        "cassandra://one/led;gers",
        "cassandra://one/ledgers?",
        "cassandra://one/ledgers?dc",
        "cassandra://one/ledgers?dc=",
        "cassandra://one/ledgers?dc=a&dc=b",
        "cassandra://one/ledgers?dc=%zz",
        "cassandra://one/ledgers?login=%00",
        "cassandra://one/ledgers?colour=red",
        "cassandra://one/ledgers?read=ANY",
        "http://one/ledgers"
      })
  void saysWhatIsNone(String text) {
    assertThatThrownBy(() -> StoreAddress.of(text))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("expected cassandra://HOST:PORT/KEYSPACE");
  }

  @Test
  void takesNoPasswordFromTheCommandLine() {
    assertThatThrownBy(() -> StoreAddress.of("cassandra://me:secret@one/ledgers"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("login=FILE")
        .hasMessageNotContaining("secret");
  }
}
