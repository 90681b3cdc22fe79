package dev.countersign.scale.job;

/**
 * The last movement that rules were asked about under a key. What is not after it is a repetition,
 * or came later than is waited for.
 */
record Mark(long time, long block, int index, boolean again) implements Comparable<Mark> {
  static final Mark NONE = new Mark(-1, -1, -1, false);

  static Mark of(Sent sent) {
    return new Mark(
        sent.moved().time(), sent.moved().block(), sent.moved().movement().index(), sent.again());
  }

  @Override
  public int compareTo(Mark other) {
    int order = Long.compare(time, other.time);
    order = order != 0 ? order : Long.compare(block, other.block);
    order = order != 0 ? order : Integer.compare(index, other.index);
    return order != 0 ? order : Boolean.compare(again, other.again);
  }
}
