package dev.countersign.lure.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import java.time.Duration;
import java.util.Arrays;

/** Whatever stands in an image's tables, reading it ends, within the budget. */
class ImageFuzzTest {
  private static final int TABLES = 32_768;
  private static final byte[][] IMAGES = {
    ImagesTest.image("bridge"), ImagesTest.image("joliet"), ImagesTest.image("unix")
  };

  /** Four bytes of the input put a fifth into what is not zero behind the first 32 KiB. */
  @FuzzTest(maxDuration = "10s")
  void answersDamagedImages(byte[] input) {
    byte[] whole = IMAGES[input.length % IMAGES.length];
    byte[] image = Arrays.copyOf(whole, whole.length);
    for (int i = 0; i + 3 < input.length; i += 4) {
      int at = (input[i] & 0xff) << 16 | (input[i + 1] & 0xff) << 8 | (input[i + 2] & 0xff);
      at = TABLES + at % (image.length - TABLES);
      while (at < image.length - 1 && whole[at] == 0) {
        at++;
      }
      image[at] = input[i + 3];
    }
    Budget budget = new Budget(8 << 20, 2_000, Duration.ofSeconds(5), System::nanoTime);
    FileRead read = FileReading.read(Content.of("a.iso", image), budget);
    assertThat(read.kind()).isNotEmpty();
    assertThat(budget.bytesLeft()).isNotNegative();
    assertThat(read.trees().stream().flatMap(tree -> tree.files().stream()))
        .allSatisfy(file -> {
          assertThat(file.path()).startsWith("a.iso");
          assertThat(file.path().split("/")).doesNotContain("..");
        });
  }
}
