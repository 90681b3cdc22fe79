package dev.countersign.access.posture;

import dev.countersign.model.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every question with its answer, as of one moment.
 *
 * @param answers in the order of the questions, each answered once
 */
public record Posture(List<Answer> answers) {
  /** Copies, and sees that nothing was left out. */
  public Posture {
    answers =
        answers.stream().sorted(Comparator.comparing((Answer one) -> one.question())).toList();
    if (answers.size() != Question.values().length
        || answers.stream().map(Answer::question).distinct().count() != answers.size()) {
      throw new IllegalArgumentException("each question is answered once");
    }
  }

  /** Out of what is observed. */
  public static Posture of(Observed observed) {
    List<Answer> answers = new ArrayList<>();
    answers.addAll(new AccessAnswers(observed).all());
    answers.addAll(new TransferAnswers(observed).all());
    answers.addAll(new WalletAnswers(observed).all());
    answers.addAll(new ReadinessAnswers(observed).all());
    return new Posture(answers);
  }

  /** How many answers there are of each state. */
  public Map<State, Integer> counts() {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0);
    }
    answers.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
    return counts;
  }

  /**
   * As JSON.
   *
   * @param evidence whether what it rests on is told, which may name people
   */
  public ObjectNode json(boolean evidence) {
    ObjectNode json = Json.object();
    ObjectNode counts = json.putObject("counts");
    counts().forEach((state, number) -> counts.put(state.word(), number));
    ArrayNode list = json.putArray("answers");
    for (Answer one : answers) {
      ObjectNode answer = list.addObject();
      answer.put("question", one.question().word());
      answer.put("asks", one.question().asks());
      answer.put("part", one.question().part().words());
      answer.put("state", one.state().word());
      answer.put("answer", one.sentence());
      if (!one.next().isEmpty()) {
        answer.put("next", one.next());
      }
      if (evidence) {
        ArrayNode lines = answer.putArray("evidence");
        one.evidence().forEach(lines::add);
      }
    }
    return json;
  }
}
