"""Labels of lines in entries ("Thesis: ...", "Betreuer: ..."), folded, and the field that each names."""

_LABELS = {
    "advisor": """advisor advisors adviser advisers supervisor supervisors mentor mentors supervised_by advised_by
        thesis_advisor thesis_advisors thesis_supervisor phd_advisor ph_d_advisor phd_supervisor academic_advisor
        research_advisor host hosts pi principal_investigator dissertation_advisor dissertation_chair co_advisor
        co_advisors co_supervisor co_supervisors betreuer betreuerin doktorvater encadrant encadrants encadrante
        directeur_de_these directrice_de_these directeurs_de_these director directores director_de_tesis tutor
        orientador orientadora supervision major_professor chair 导师 指導教員 指导老师 指导教师 指導教授 지도교수
        promotor promotores relatore tutore begeleider veileder vejleder
        handledare промотор научныи_руководитель руководитель dir directeurs directrice encadrement co_directeur
        thesis_chair dissertation_committee_chair academic_supervisor postdoc_advisor working_with""",
    "committee": "committee committee_members dissertation_committee thesis_committee jury",
    "thesis": """thesis dissertation thesis_title dissertation_title phd_thesis ph_d_thesis doctoral_thesis
        doctoral_dissertation master_thesis masters_thesis master_s_thesis bachelor_thesis senior_thesis title these
    titre sujet memoire titulo tesis tese doktorarbeit masterarbeit diplomarbeit titel thema undergraduate_thesis
        honors_thesis 论文题目""",
    "grade": """gpa overall_gpa accumulated_gpa cumulative_gpa cgpa grade grades average mention note final_grade
        wam score major_gpa gpa_overall 绩点""",
    "rank": "ranking class_rank 排名",
    "awards": """honor_and_award honors_and_awards honor_and_awards honours honors awards award honours_and_awards
        awards_and_honors scholarships scholarship""",
    "courses": """core_courses courses coursework relevant_coursework selected_courses key_courses relevant_courses
        selected_coursework 主修课程""",
    "interests": """research_interests research_interest interests research_area research_areas areas_of_interest
        area_of_interest research_fields fields_of_interest research_topics keywords 研究兴趣 研究方向""",
    "unit": "department laboratory lab 学院",
    "field": "major field concentration specialization specialty fields minor 专业",
    "degree": """degree 学位 degree_awarded degree_obtained qualification qualification_awarded qualification_obtained
        titulacion titulo_obtenido nombre_del_titulo grado_obtenido qualifica_conseguita titolo_conseguito diplome
        diplome_obtenu abschluss akademischer_grad titulo_obtido titulacao behaald_diploma""",
    "organization": """organization organisation institution university employer company school college
        entidad_empleadora
        entidad_de_titulacion institucion empresa universidad centro employeur etablissement organisme arbeitgeber
        hochschule universitat einrichtung datore_di_lavoro istituto azienda instituicao empregador entidade
        werkgever instelling arbetsgivare larosate pracodawca name_of_employer employer_name name_of_institution
        nome_e_indirizzo_del_datore_di_lavoro nome_e_tipo_di_istituto_di_istruzione_o_formazione""",
    "role": """position position_held role job_title post_held occupation_or_position_held occupation designation rank
        categoria_profesional cargo puesto puesto_desempenado poste poste_occupe fonction fonctions stelle
        position_titel
        tatigkeit taetigkeit berufsbezeichnung tipo_di_impiego posizione posizione_ricoperta ruolo qualifica funcao
        enquadramento_funcional functie befattning stanowisko""",
    "start": """start start_date from_date date_of_joining fecha_de_inicio date_de_debut data_de_inicio
        data_inizio beginn
        fecha_inicio date_started""",
    "end": """end end_date to_date fecha_de_fin fecha_de_finalizacion date_de_fin data_de_fim data_fine ende
        date_ended""",
    "projects": "industry_projects research_projects projects selected_projects project",
    "motivation": "motivation background goal objective",
    "contributions": """contributions contribution responsibilities key_responsibilities achievements duties tasks
        main_responsibilities highlights""",
    "dates": """dates date period duration years from dates_from_to date_da_a fecha fechas periodo periode
        zeitraum dauer
        data date_range year""",
    "location": "location place lieu ort lugar",
}

FIELD_LABELS = {label.replace("_", " "): field for field, labels in _LABELS.items() for label in labels.split()}

# Names of a table's columns.
COLUMNS = frozenset(
    """
    and or of the year years date dates when period term semester start end from to title degree qualification
    subject
    field institution university school college organization organisation employer department position role job post
    course courses code level where place location city country venue event conference journal reference publication
    paper author authors funder agency sponsor source amount value budget sum description details note notes comment
    award prize grant project name names language number no type kind status topic skill skills activity society
    thesis
    obtained awarded held completion passing diploma diplomas degrees s dates employers institutions qualifications
    class division cgpa gpa designation rank branch specialization speciality area academic professional sno sl
    serial
    advisor supervisor grade result proficiency année années titre lieu diplôme établissement jahr titel ort año
    título
    institución lugar ano instituição local universität hochschule zeitraum abschluss fach universidad fecha período
    duration awarding body bodies capacity tenure responsibility responsibilities impact factor volume issue pages
    months joined left roles positions honor honour honours honors country host sources pi copi co remarks
    grado cargo université diplômes établissements périodes anni istituzione qualifica ente periodo
    """.split()
)
