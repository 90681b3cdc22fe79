package dev.countersign.intel.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelFilesTest {
  private static final String A = "0x" + "a1".repeat(20);

  @TempDir private Path folder;

  private Labels read(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return LabelFiles.read(List.of(folder));
  }

  @Test
  void readsATagPackWhoseTagsInherit() throws IOException {
    Labels labels =
        read(
            "pack.yaml",
            """
            title: Reserve wallets
            creator: Example
            category: exchange
            actor: example
            tags:
            - address: '0xA1A1a1A1a1a1A1a1a1A1a1a1A1a1a1a1A1a1A1a1'
              currency: ETH
              label: cold wallet
            - address: 34xp4vRoCGJym3xR7yCVPFHoCNxv4Twseo
              currency: BTC
              category: mixing_service
            """);
    assertThat(labels.of(A)).contains(new Label(A, "cold wallet", Kind.EXCHANGE, "pack.yaml"));
    assertThat(labels.of("34xp4vRoCGJym3xR7yCVPFHoCNxv4Twseo"))
        .map(Label::kind)
        .contains(Kind.MIXER);
    assertThat(labels.of("34XP4VROCGJYM3XR7YCVPFHOCNXV4TWSEO")).isEmpty();
  }

  @Test
  void takesWhatAPackCopiedFromTheListOfOfacForSanctioned() throws IOException {
    Labels labels =
        read(
            "pack.yaml",
            """
            title: US Treasury OFAC Sanctions List
            category: user
            label: Asset listed
            source: https://www.treasury.gov/ofac/downloads/sdnlist.txt
            tags:
            - address: '0xA1A1a1A1a1a1A1a1a1A1a1a1A1a1a1a1A1a1A1a1'
            """);
    assertThat(labels.of(A)).map(Label::kind).contains(Kind.SANCTIONED);
  }

  @Test
  void readsLabelsAsEtherscansAreCollected() throws IOException {
    Labels labels =
        read(
            "labels.json",
            "{\"" + A + "\": {\"name\": \"Hot 7\", \"labels\": [\"old\", \"exchange\"]}}");
    assertThat(labels.of(A)).contains(new Label(A, "Hot 7", Kind.EXCHANGE, "labels.json"));
  }

  @Test
  void readsAListOfSanctionedAddresses() throws IOException {
    assertThat(read("sdn.txt", "# of today\n\n" + A + "\n").of(A))
        .map(Label::kind)
        .contains(Kind.SANCTIONED);
  }

  @Test
  void takesTheKindThatSaysMoreOfTwo() throws IOException {
    read("1.csv", "address,name,kind\n" + A + ",Somebody,other\n");
    assertThat(read("2.csv", "address,name,kind\n" + A + ",Example,bridge\n").of(A))
        .map(Label::name)
        .contains("Example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "l.csv | 'address,name,kind;0x1,x,bank' | l.csv, line 2: bank is no kind; expected one of exchange",
        "l.csv | 'address,name;0x1,x' | l.csv, line 2 has no kind",
        "l.yaml | 'title: x' | it has no list named tags",
        "l.yaml | 'tags: [{label: x}]' | tag 1 names no address",
        "l.yaml | 'tags: [' | is no YAML",
        "l.json | '{' | l.json is not JSON",
      })
  void saysWhatIsWrongAndWhere(String name, String text, String sentence) {
    assertThatThrownBy(() -> read(name, text.replace(';', '\n')))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesAnotherKindOfFile() throws IOException {
    Path file = Files.writeString(folder.resolve("labels.pdf"), "x");
    assertThatThrownBy(() -> LabelFiles.read(List.of(file)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("labels.pdf is no file of labels");
  }
}
