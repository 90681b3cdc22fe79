/**
 * Compound files (MS-CFB), which Office before 2007 and Outlook write, taken apart into streams; of
 * what the streams mean nothing is known here.
 */
@NullMarked
package dev.countersign.lure.compound;

import org.jspecify.annotations.NullMarked;
