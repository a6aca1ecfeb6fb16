"""Relations between the figures of one report: what arithmetic and common sense say about two of them.

`related` finds them all; each module finds those of one kind, and declares what must hold. Figures of several reports
are paired by `between`; `judging` gives the verdict.
"""

from collections.abc import Callable, Iterator, Sequence

from checks.arithmetic.finders import FINDERS as IN_TABLES
from checks.arithmetic.finders import table_relations
from checks.policy import extensions
from checks.relations import (
    ahead,
    alike,
    assigned,
    bracketed,
    change_told_twice,
    changes_listed,
    cited_rows,
    cited_units,
    classes,
    copied_values,
    dates,
    divided,
    divided_lists,
    duplicate_statements,
    flows,
    funds,
    growth,
    items_listed,
    listed,
    means,
    moved,
    named,
    numbering,
    of_plan,
    parts,
    printed_units,
    printing,
    products,
    ranks,
    rates,
    repeated,
    reported,
    rows_told,
    series_told,
    shares,
    slipped_shares,
    structure,
    task_status,
    told_otherwise,
    totals,
    turned,
    unfinished,
    verdicts,
    within,
    year,
)
from checks.relations.finder import all_of
from checks.relations.printed import Printed, printed
from checks.relations.relation import Place, Relation
from normalise.records import Observation
from sources.document import Document, Report

__all__ = ["FINDERS", "IN_TABLES", "related"]

OfReport = Callable[[Printed], Iterator[Relation]]

FINDERS: tuple[OfReport, ...] = (
    shares.fractions_and_percents,
    divided.shares_of_listed,
    parts.parts_and_wholes,
    divided_lists.lists_with_rest,
    funds.funds_and_spending,
    parts.items_without_numbers,
    shares.wholes_behind_shares,
    slipped_shares.slipped_shares,
    listed.names,
    listed.rows,
    items_listed.items,
    classes.class_sizes,
    classes.shares_of_classes,
    classes.central_bodies,
    classes.parts_of_classes,
    classes.wholes_and_fractions,
    classes.reporting_bodies,
    growth.changes_and_values,
    bracketed.bases_in_brackets,
    change_told_twice.amounts_and_percents,
    changes_listed.changes_of_lists,
    rows_told.changes_of_rows,
    series_told.changes_of_series,
    of_plan.beyond_plans,
    of_plan.values_of_one_plan,
    cited_rows.figures_of_tables,
    cited_units.units_of_tables,
    ranks.ranks_moved,
    growth.bases,
    growth.changes_without_value,
    rates.rates_and_totals,
    rates.households,
    means.means_of_totals,
    means.means_among_values,
    flows.stocks_and_flows,
    flows.changes_by_flows,
    task_status.results_given,
    task_status.statuses_and_targets,
    unfinished.targets_still_open,
    unfinished.work_done,
    duplicate_statements.two_values,
    turned.turned_round,
    copied_values.copied_beside,
    copied_values.copied_over_rows,
    copied_values.copied_tasks,
    copied_values.copied_percentages,
    told_otherwise.comparators,
    told_otherwise.wholes,
    dates.plans_passed,
    dates.deadlines,
    dates.yearly_targets,
    year.acts,
    year.figures_of_the_year,
    dates.within_spans,
    printing.thousands,
    printing.precision,
    printing.decimal_marks,
    printed_units.units,
    printed_units.named_units,
    printing.bounds,
    printing.strays,
    named.standards,
    named.phases,
    named.enumerations,
    named.act_dates,
    named.headings,
    named.bodies,
    named.counts_before_order,
    repeated.doubled,
    repeated.listed_twice,
    repeated.copied_sentences,
    repeated.times_twice,
    assigned.place_words,
    assigned.deadlines_given,
    assigned.rhythms,
    assigned.themes,
    assigned.class_lists,
    dates.blank_acts,
    reported.nothing_told,
    reported.results_missing,
    reported.lists_done,
    alike.alike,
    moved.directions,
    moved.between_ends,
    moved.times_and_percents,
    moved.points_between,
    totals.wholes_named,
    totals.sums_named,
    totals.sums_before_colons,
    numbering.gaps,
    numbering.serials_twice,
    numbering.days_that_are_none,
    within.parts_of_years,
    structure.shares_of_wholes,
    structure.parts_of_plans,
    structure.shares_of_opposites,
    products.rates_and_products,
    verdicts.verdicts,
    verdicts.results_of_others,
    ahead.counted_ahead,
    ahead.done_ahead,
    ahead.targets_below_results,
    table_relations,
)


def related(document: Document, report: Report, observations: Sequence[Observation]) -> list[Relation]:
    """Return the relations of a report, those that hold and those that do not; each once, whoever finds it."""
    page = printed(document, report, observations)
    found: dict[tuple[str, frozenset[Place]], Relation] = {}
    finders: tuple[OfReport, ...] = (*FINDERS, *extensions())
    for find in finders:
        for relation in all_of(find, (), page):
            found.setdefault((relation.rule, frozenset(relation.places)), relation)
    return [*found.values()]
