"""The terms of ``ontology.ttl`` as Python names; a misspelt one is an error and not an empty answer."""

# ruff: noqa: N815 - the terms are spelt as the ontology spells them.

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from qgraph.graph import names
from qgraph.graph.ontology import ontology_text
from qgraph.model import AgencyKind, Comparator, Level, Qualifier, Role, ScopeKind, Severity

if TYPE_CHECKING:
    from enum import StrEnum

__all__ = ["CODES", "OA", "QG", "QUDT", "ontology_text"]

OA = Namespace(names.PREFIXES["oa"])
QUDT = Namespace(names.PREFIXES["qudt"])


class QG(DefinedNamespace):
    """The terms of the qgraph ontology; a test holds this list and ``ontology.ttl`` equal."""

    _NS = Namespace(names.QG)
    _fail = True

    # Classes: documents
    PolicyDocument: URIRef
    ActionPlan: URIRef
    PlanElement: URIRef
    Section: URIRef
    Task: URIRef

    # Classes: who and in what role
    Agency: URIRef
    AgencyGroup: URIRef
    Assignment: URIRef

    # Classes: what is to be reached, and what it is about
    Indicator: URIRef
    Target: URIRef
    Sector: URIRef
    Product: URIRef

    # Classes: the words behind it
    TextCopy: URIRef
    TextSpan: URIRef
    Citation: URIRef
    Problem: URIRef
    Overlap: URIRef

    # Properties: documents
    implements: URIRef
    cites: URIRef
    foundIn: URIRef
    periodStart: URIRef
    periodEnd: URIRef
    fileName: URIRef
    sha256: URIRef

    # Properties: assignments
    assignedTask: URIRef
    assignee: URIRef
    holdsAssignment: URIRef
    role: URIRef
    openRole: URIRef
    cue: URIRef
    implied: URIRef
    clause: URIRef
    list: URIRef
    roleProperty: URIRef

    # Properties: shortcuts from an agent to a task, derived
    involvedIn: URIRef
    accountableFor: URIRef
    leads: URIRef
    responsibleFor: URIRef
    jointlyResponsibleFor: URIRef
    participatesIn: URIRef

    # Properties: targets
    hasTarget: URIRef
    ofIndicator: URIRef
    comparator: URIRef
    qualifier: URIRef
    targetValue: URIRef
    lowerBound: URIRef
    upperBound: URIRef
    deadline: URIRef
    deadlineText: URIRef

    # Properties: units
    multiplier: URIRef

    # Properties: scope
    hasScopeList: URIRef
    concerns: URIRef
    declaredCount: URIRef
    open: URIRef

    # Properties: overlap
    overlappingTask: URIRef
    likeness: URIRef
    overlapsWith: URIRef

    # Properties: evidence, order and doubt
    evidence: URIRef
    ordinal: URIRef
    code: URIRef
    message: URIRef
    severity: URIRef

    # Code list: roles
    RoleScheme: URIRef
    Lead: URIRef
    Responsible: URIRef
    JointlyResponsible: URIRef
    Participant: URIRef

    # Code list: comparators
    ComparatorScheme: URIRef
    AtLeast: URIRef
    AtMost: URIRef
    Reaches: URIRef
    Approximately: URIRef
    Between: URIRef
    Change: URIRef
    Qualitative: URIRef

    # Code list: qualifiers
    QualifierScheme: URIRef
    Aspirational: URIRef
    Maintained: URIRef
    Increment: URIRef
    Cumulative: URIRef
    Basically: URIRef
    Annual: URIRef
    Each: URIRef
    Strict: URIRef

    # Code list: kinds of agency
    AgencyKindScheme: URIRef
    PeoplesGovernment: URIRef
    GovernmentDepartment: URIRef
    VerticallyManagedAgency: URIRef
    Procuratorate: URIRef
    Court: URIRef
    PartyOrgan: URIRef
    CoordinationBody: URIRef
    PeoplesOrganization: URIRef
    Enterprise: URIRef
    PublicInstitution: URIRef
    OtherAgency: URIRef

    # Code list: administrative levels
    AdminLevelScheme: URIRef
    NationalLevel: URIRef
    ProvinceLevel: URIRef
    PrefectureLevel: URIRef
    CountyLevel: URIRef
    TownshipLevel: URIRef

    # Code list: severities
    SeverityScheme: URIRef
    Loss: URIRef
    Doubt: URIRef
    Remark: URIRef


# The concept that stands for each value of the model. Its notation is that value, but for three comparators, whose
# notations ->, .. and none are what queries have always been written with.
CODES: dict[StrEnum, URIRef] = {
    Role.LEAD: QG.Lead,
    Role.RESPONSIBLE: QG.Responsible,
    Role.JOINT: QG.JointlyResponsible,
    Role.PARTICIPANT: QG.Participant,
    Comparator.AT_LEAST: QG.AtLeast,
    Comparator.AT_MOST: QG.AtMost,
    Comparator.REACHES: QG.Reaches,
    Comparator.APPROXIMATELY: QG.Approximately,
    Comparator.RANGE: QG.Between,
    Comparator.DELTA: QG.Change,
    Comparator.WORDS: QG.Qualitative,
    Qualifier.ASPIRATIONAL: QG.Aspirational,
    Qualifier.MAINTAINED: QG.Maintained,
    Qualifier.INCREMENT: QG.Increment,
    Qualifier.CUMULATIVE: QG.Cumulative,
    Qualifier.BASICALLY: QG.Basically,
    Qualifier.ANNUAL: QG.Annual,
    Qualifier.EACH: QG.Each,
    Qualifier.STRICT: QG.Strict,
    AgencyKind.GOVERNMENT: QG.PeoplesGovernment,
    AgencyKind.DEPARTMENT: QG.GovernmentDepartment,
    AgencyKind.VERTICAL: QG.VerticallyManagedAgency,
    AgencyKind.PROCURATORATE: QG.Procuratorate,
    AgencyKind.COURT: QG.Court,
    AgencyKind.PARTY: QG.PartyOrgan,
    AgencyKind.COORDINATION: QG.CoordinationBody,
    AgencyKind.PEOPLE: QG.PeoplesOrganization,
    AgencyKind.COMPANY: QG.Enterprise,
    AgencyKind.INSTITUTION: QG.PublicInstitution,
    AgencyKind.OTHER: QG.OtherAgency,
    Level.NATIONAL: QG.NationalLevel,
    Level.PROVINCE: QG.ProvinceLevel,
    Level.PREFECTURE: QG.PrefectureLevel,
    Level.COUNTY: QG.CountyLevel,
    Level.TOWNSHIP: QG.TownshipLevel,
    ScopeKind.PRODUCT: QG.Product,
    ScopeKind.SECTOR: QG.Sector,
    Severity.ERROR: QG.Loss,
    Severity.WARNING: QG.Doubt,
    Severity.NOTE: QG.Remark,
}
