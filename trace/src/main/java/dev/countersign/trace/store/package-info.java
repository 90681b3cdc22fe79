/**
 * A ledger on disk, in RocksDB: how it is laid out, loaded, read, and taken back block by block.
 * What stands in files that people have is not known here.
 */
@NullMarked
package dev.countersign.trace.store;

import org.jspecify.annotations.NullMarked;
