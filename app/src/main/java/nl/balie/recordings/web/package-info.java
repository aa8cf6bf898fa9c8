/** The page on which an administrator sets what is recorded and for how long. */
@NullMarked
package nl.balie.recordings.web;

import org.jspecify.annotations.NullMarked;
