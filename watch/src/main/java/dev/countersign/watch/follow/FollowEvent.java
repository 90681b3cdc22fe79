package dev.countersign.watch.follow;

import dev.countersign.model.value.Bytes;

/** Something that happened to following a chain, beside its blocks. */
public sealed interface FollowEvent {
  /** The fact, for a person. */
  String sentence();

  /** The chain gave blocks up, and they were taken back. */
  record Reorganised(long from, long to, Bytes tip) implements FollowEvent {
    /** How many blocks. */
    public long depth() {
      return to - from + 1;
    }

    @Override
    public String sentence() {
      return "The chain was reorganised: took back "
          + (depth() == 1 ? "block " + from : "blocks " + from + " to " + to)
          + ", "
          + depth()
          + " in all; the last of them was "
          + tip.toHex();
    }
  }

  /** Something that lasts longer than what is waited for. */
  sealed interface Trouble extends FollowEvent {}

  /** The follower is behind the chain. */
  record Behind(long at, long chain) implements Trouble {
    /** How many blocks. */
    public long blocks() {
      return chain - at;
    }

    @Override
    public String sentence() {
      return "Following is " + blocks() + " blocks behind: it is at " + at + " of " + chain;
    }
  }

  /** No block came for long. */
  record StandsStill(long at, long seconds) implements Trouble {
    @Override
    public String sentence() {
      return "No block came after " + at + " for " + seconds + " s, longer than is usual";
    }
  }

  /** A node is behind the others. */
  record NodeBehind(String node, long at, long chain) implements Trouble {
    @Override
    public String sentence() {
      return "The node " + node + " is behind: it is at block " + at + " of " + chain;
    }
  }

  /** A node does not answer as it should. */
  record NodeFails(String node, String why) implements Trouble {
    @Override
    public String sentence() {
      return "The node " + node + " fails: " + why;
    }
  }

  /** Nothing can be followed: too few nodes answer. */
  record TooFewNodes(int there, int needed) implements Trouble {
    @Override
    public String sentence() {
      return "Following waits: "
          + (there == 0 ? "no node answers" : "only " + there + " of the nodes answer")
          + ", and "
          + needed
          + (needed == 1 ? " is needed" : " must agree");
    }
  }

  /** Nodes have different blocks at the same height. */
  record Disagreement(long height, String node, String hash, String other, String otherHash)
      implements Trouble {
    @Override
    public String sentence() {
      return "Nodes disagree about block "
          + height
          + ": "
          + node
          + " has "
          + hash
          + ", "
          + other
          + " has "
          + otherHash;
    }
  }

  /** A node is on another chain than it should be, and is not asked. */
  record OtherChain(String node, String says, String expected) implements Trouble {
    @Override
    public String sentence() {
      return "The node "
          + node
          + " says that it is on "
          + says
          + ", not on "
          + expected
          + ", and is not believed in anything until it is";
    }
  }

  /** The chain gave up more than can be taken back; nothing was changed. */
  record TooDeep(long from, long to) implements Trouble {
    @Override
    public String sentence() {
      return "Following stopped: the chain has none of the blocks "
          + from
          + " to "
          + to
          + " that were read before, and more cannot be taken back exactly. Nothing was changed;"
          + " begin anew at a height, or put the right nodes in";
    }
  }

  /** What the chain showed could not be kept, and is tried again. */
  record NotKept(String why) implements Trouble {
    @Override
    public String sentence() {
      return "What the chain showed could not be kept, and is tried again: " + why;
    }
  }

  /** Coins that contracts send on are not seen. */
  record CallsMissing(long height) implements Trouble {
    @Override
    public String sentence() {
      return "The node does not tell the calls within transactions, as in block "
          + height
          + ": coins that contracts send on are not seen";
    }
  }

  /** Trouble that was told is over. */
  record Recovered(Trouble trouble) implements FollowEvent {
    @Override
    public String sentence() {
      return "This is over: " + trouble.sentence();
    }
  }
}
