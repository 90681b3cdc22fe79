package dev.countersign.drill.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Who gets which exercise when. Days are filled evenly, hours at random, nobody gets the same
 * twice, and each exercise goes to about as many as the others. The same question has the same
 * answer.
 *
 * @param sendings in the order of their moments
 * @param without people for whom no exercise was left, each as often as one is missing
 */
public record Schedule(List<Sending> sendings, List<UUID> without) {
  /** Copies. */
  public Schedule {
    sendings = List.copyOf(sendings);
    without = List.copyOf(without);
  }

  /** One mail to one person. */
  public record Sending(UUID person, String template, Instant at) {}

  /**
   * What is to be planned.
   *
   * @param people in any order
   * @param had what each of them got before
   * @param templates the ids of what may be sent
   * @param each how many each of them gets, 1 or more
   * @param first day on which something may be sent
   * @param last day on which something may be sent
   */
  public record Wanted(
      List<UUID> people,
      Map<UUID, Set<String>> had,
      List<String> templates,
      int each,
      Hours hours,
      LocalDate first,
      LocalDate last) {
    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException when there are fewer working days than mails for a person
     */
    public Wanted {
      people = people.stream().distinct().sorted().toList();
      had = Map.copyOf(had);
      templates = List.copyOf(templates);
      if (each < 1 || hours.between(first, last).size() < each) {
        throw new IllegalArgumentException("everybody gets at most one exercise a working day");
      }
    }
  }

  /** Plans. */
  public static Schedule of(Wanted wanted, long seed) {
    // Its sequence is laid down in its documentation, so that a plan can be made again.
    Random random = new Random(seed);
    List<LocalDate> days = wanted.hours().between(wanted.first(), wanted.last());
    List<Sending> sendings = new ArrayList<>();
    List<UUID> without = new ArrayList<>();
    Map<UUID, Set<String>> had = new HashMap<>();
    wanted.had().forEach((person, ids) -> had.put(person, new HashSet<>(ids)));
    Map<String, Integer> used = new LinkedHashMap<>();
    wanted.templates().forEach(one -> used.put(one, 0));
    for (int turn = 0; turn < wanted.each(); turn++) {
      List<LocalDate> some =
          days.subList(
              days.size() * turn / wanted.each(), days.size() * (turn + 1) / wanted.each());
      List<UUID> people = new ArrayList<>(wanted.people());
      Collections.shuffle(people, random);
      for (int i = 0; i < people.size(); i++) {
        UUID person = people.get(i);
        Set<String> got = had.computeIfAbsent(person, one -> new HashSet<>());
        List<String> left = new ArrayList<>(used.keySet());
        left.removeAll(got);
        Collections.shuffle(left, random);
        Instant at = moment(some.get(i % some.size()), wanted.hours(), random);
        if (left.isEmpty()) {
          without.add(person);
          continue;
        }
        String template = Collections.min(left, Comparator.comparing(used::get));
        used.merge(template, 1, Integer::sum);
        got.add(template);
        sendings.add(new Sending(person, template, at));
      }
    }
    sendings.sort(Comparator.comparing(Sending::at).thenComparing(Sending::person));
    return new Schedule(sendings, without);
  }

  private static Instant moment(LocalDate day, Hours hours, Random random) {
    int span = hours.to().toSecondOfDay() - hours.from().toSecondOfDay();
    LocalTime time = hours.from().plusSeconds(random.nextInt(span));
    return day.atTime(time).atZone(hours.zone()).toInstant();
  }
}
