package dev.countersign.lure.confine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderCommandTest {
  @Test
  void usesTheCacheThatItsParentUses() {
    assertThat(ReaderCommand.cache("java\0-Xmx1g\0-XX:AOTCache=/a b/c.aot\0-cp\0x.jar\0"))
        .contains(Path.of("/a b/c.aot"));
    assertThat(ReaderCommand.cache("java\0-cp\0x.jar\0Main\0")).isEmpty();
    assertThat(ReaderCommand.cache("")).isEmpty();
  }

  @Test
  void becomesTheReaderFromWithinItsFilesInSight() {
    List<String> command = ReaderCommand.of("Main", Path.of("/work"));
    assertThat(command).last().isEqualTo("Main");
    assertThat(command).contains("-Xmx512m", "-XX:-UsePerfData", "-Djava.awt.headless=true");
    assertThat(command.contains(Prelude.class.getName())).isEqualTo(Confinement.supported());
  }
}
