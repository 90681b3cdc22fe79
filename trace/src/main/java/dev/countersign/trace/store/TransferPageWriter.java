package dev.countersign.trace.store;

import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.util.OptionalLong;

/** Puts transactions onto pages. */
final class TransferPageWriter {
  private final Packer runs = new Packer(64);
  private final Packer body = new Packer(4096);
  private final Packer page = new Packer(4096);
  private long number;
  private int accountsBefore;
  private int assetsBefore;
  private int count;
  private int runCount;
  private int inRun;
  private long block;
  private long time;
  private long writtenBlock;
  private long writtenTime;

  /** Begins after so many transactions. */
  void begin(long size, int accounts, int assets) {
    number = size / TransferPage.ROOM;
    clear(accounts, assets);
  }

  private void clear(int accounts, int assets) {
    accountsBefore = accounts;
    assetsBefore = assets;
    runs.clear();
    body.clear();
    count = 0;
    runCount = 0;
    inRun = 0;
    writtenBlock = 0;
    writtenTime = 0;
  }

  /** Goes on with a page that has room. */
  void resume(TransferPage there, int until) {
    begin(there.number() * TransferPage.ROOM, there.accountsBefore(), there.assetsBefore());
    for (int i = 0; i < until; i++) {
      place(there.block(i), there.time(i));
      var moves = there.moves(i);
      int[] accounts = new int[3 * moves.size()];
      BigInteger[] amounts = new BigInteger[moves.size()];
      for (int j = 0; j < amounts.length; j++) {
        accounts[3 * j] = moves.get(j).from();
        accounts[3 * j + 1] = moves.get(j).to();
        accounts[3 * j + 2] = moves.get(j).asset();
        amounts[j] = moves.get(j).amount();
      }
      transaction(
          there.payer(i), there.fee(i), there.gasPrice(i), accounts, amounts, amounts.length);
    }
  }

  /**
   * One more transaction.
   *
   * @param payer its number, or {@code NOBODY}
   * @param numbers from, to and asset of each move
   */
  void add(Entry entry, int payer, int[] numbers, BigInteger[] amounts) {
    place(entry.block(), entry.time());
    transaction(payer, entry.fee(), entry.gasPrice(), numbers, amounts, entry.moves().size());
  }

  private void place(long height, long second) {
    if (inRun > 0 && (height != block || second != time)) {
      endRun();
    }
    block = height;
    time = second;
    inRun++;
    count++;
  }

  private void endRun() {
    runs.number(inRun);
    runs.signed(block - writtenBlock);
    runs.signed(time - writtenTime);
    writtenBlock = block;
    writtenTime = time;
    runCount++;
    inRun = 0;
  }

  private void transaction(
      int payer,
      BigInteger fee,
      OptionalLong price,
      int[] numbers,
      BigInteger[] amounts,
      int moves) {
    boolean paid = fee.signum() > 0 || price.isPresent();
    boolean first = moves > 0 && payer == numbers[0];
    int who =
        payer < 0
            ? TransferPage.NO_PAYER
            : first ? TransferPage.FIRST_SENDER : TransferPage.NAMED_PAYER;
    body.number((long) moves << TransferPage.SHIFT | who | (paid ? TransferPage.HAS_FEE : 0));
    if (who == TransferPage.NAMED_PAYER) {
      body.number(payer);
    }
    if (price.isPresent()) {
      PricedFee.write(body, fee, price.getAsLong());
    } else if (paid) {
      body.amount(fee);
    }
    for (int i = 0; i < moves; i++) {
      body.number(numbers[3 * i]);
      body.number(numbers[3 * i + 1]);
      body.number(numbers[3 * i + 2]);
      body.amount(amounts[i]);
    }
  }

  boolean isFull() {
    return count == TransferPage.ROOM;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Writes the page as it is; the next transaction may still go onto it where it has room. */
  void put(Puts puts, int accounts, int assets) {
    if (inRun > 0) {
      endRun();
    }
    page.clear();
    page.number(accountsBefore);
    page.number(assetsBefore);
    page.number(runCount);
    page.raw(runs.array(), 0, runs.size());
    page.raw(body.array(), 0, body.size());
    puts.put(Family.TRANSFERS, Keys.ordered(number), page.copy());
    if (isFull()) {
      number++;
      clear(accounts, assets);
    }
  }
}
