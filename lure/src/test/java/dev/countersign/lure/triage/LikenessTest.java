package dev.countersign.lure.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.message.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static List<String> sketch(String text) {
    return Likeness.ofText(Message.pasted(text, List.of()));
  }

  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
  }

  private static double shared(List<String> one, List<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return (double) both.size() / Math.max(one.size(), other.size());
  }

  @Test
  void theSameWordsAreTheSameWhateverStandsBetweenThem() {
    assertThat(sketch("Please run the test before six"))
        .hasSize(4)
        .isEqualTo(sketch("please,  RUN the\n> test -- before six!"));
  }

  @Test
  void otherWordsShareNothing() {
    assertThat(shared(sketch(words(0, 300)), sketch(words(1000, 1300)))).isZero();
  }

  @Test
  void textsThatShareMostShareMostOfTheirSketches() {
    assertThat(shared(sketch(words(0, 400)), sketch(words(40, 440)))).isBetween(0.7, 0.95);
  }

  @Test
  void theSketchIsBounded() {
    assertThat(sketch(words(0, 20_000))).hasSize(128).isSorted();
  }

  @Test
  void fewerThanThreeWordsHaveNone() {
    assertThat(sketch("run it")).isEmpty();
  }

  @Test
  void marksAndSketchAreSortedAndBounded() {
    List<String> marks = IntStream.range(0, 1000).mapToObj(i -> "host:" + i).toList();
    assertThat(Likeness.of(marks, sketch(words(0, 5000)))).isSorted().hasSizeLessThanOrEqualTo(400);
  }
}
