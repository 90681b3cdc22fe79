package dev.countersign.gate.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImitationTest {
  private static final Address KNOWN = Address.of("0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "four and four, 0x1db9aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaafcf4, true",
    "three and four, 0x1dbaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaafcf4, true",
    "four and three, 0x1db9aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaacf4, true",
    "two and five, 0x1daaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaadfcf4, true",
    "five and two, 0x1db92aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaf4, true",
    "three and three, 0x1dbaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaacf4, false",
    "one and six, 0x1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2dfcf4, false",
    "ten and one, 0x1db92e2eebaaaaaaaaaaaaaaaaaaaaaaaaaaaaa4, false",
    "all but one digit in the middle, 0x1db92e2eebc8e0c075a12bea49a2935bcd2dfcf4, true",
    "itself, 0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4, false"
  })
  void seesAnAddressThatIsAlikeAtItsEnds(String what, String suspect, boolean imitates) {
    String whole = suspect.length() == 42 ? suspect : "0x" + pad(suspect.substring(2));
    assertThat(Imitation.imitates(Address.of(whole), KNOWN)).isEqualTo(imitates);
  }

  @ParameterizedTest
  @CsvSource({
    "0x0000000000004444444444444444444444444e90, false",
    "0x0000000000004444444444444444444444448e90, true"
  })
  void asksMoreOfAnEndOfZerosWhichIsMined(String suspect, boolean imitates) {
    Address mined = Address.of("0x000000000004444c5dc75cb358380d2e3de08e90");
    assertThat(Imitation.imitates(Address.of(suspect), mined)).isEqualTo(imitates);
  }

  @Test
  void doesNotConfuseAddressesAtRandom() {
    Random random = new Random(1);
    Imitation known = new Imitation();
    for (int i = 0; i < 10_000; i++) {
      known.add(new Known.Entry(null, random(random), Known.Kind.COUNTERPARTY, "somebody"));
    }
    int wrong = 0;
    for (int i = 0; i < 10_000; i++) {
      wrong += known.of(random(random)).isPresent() ? 1 : 0;
    }
    // 1.5 expected of these 10^8 pairs; 12 would happen once in some ten million seeds.
    assertThat(wrong).isLessThan(12);
  }

  private static Address random(Random random) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return new Address(Bytes.of(bytes));
  }

  private static String pad(String digits) {
    StringBuilder padded = new StringBuilder(digits);
    while (padded.length() < 40) {
      padded.insert(20, 'a');
    }
    return padded.toString();
  }
}
