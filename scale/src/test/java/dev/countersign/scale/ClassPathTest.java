package dev.countersign.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/**
 * Flink's RocksDB and the one that traces stand on have the same classes: there may be one of them.
 */
class ClassPathTest {
  @Test
  void thereIsOneRocksDb() throws IOException {
    assertThat(
            Collections.list(getClass().getClassLoader().getResources("org/rocksdb/RocksDB.class")))
        .singleElement()
        .asString()
        .contains("frocksdbjni");
  }
}
