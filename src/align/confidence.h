/*
 * confidence -- from how sure the search is to how often it is right.
 *
 * A posterior takes all evidence for independent, which words of a sentence are
 * not, so it is too sure of itself. It is brought down by a logistic curve (J. Platt:
 * Probabilistic outputs for support vector machines, 1999), fitted on links between
 * news documents with noise of our own making, on half of the documents;
 * tests/score/score_confidence.c shows the curve on the other half and makes the fit.
 */
#ifndef ALIGN_CONFIDENCE_H
#define ALIGN_CONFIDENCE_H

/* Of a posterior from 0 to 1: how often such links are right. */
double confidence_of(double posterior);

#endif
