"""Given names that news prints often, by the pronoun they usually go with.

A name on a list is evidence that a capitalised run is a person, and which pronoun may mean
them. A name on neither list is no evidence against it.
"""

from briefreader.annotate.lexicon import word_set

HE_NAMES = word_set(
    """
    Aaron Abdul Abdullah Abraham Adam Adrian Ahmad Ahmed Al Alan Albert Alejandro Aleksandr
    Aleksei Alex Alexander Alexandre Alexei Alexey Alfred Ali Allan Allen Amir Amit Anatoly
    Anders Andre Andrei Andres Andrew Andrey Andriy Andrzej Andy Angelo Anthony Anton
    Antonio Antony Anwar Ari Arjun Arnold Art Arthur Arturo Asif Austin Barack Barry Bart
    Bashar Ben Benedict Benjamin Bernard Bernie Bert Bill Billy Bob Bobby Boris Brad Bradley
    Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Byron Caleb Calvin Cameron Carl
    Carlos Cesar Chad Charles Charlie Chase Chris Christian Christoph Christopher Chuck
    Clarence Clark Claude Clay Clayton Clifford Clint Clive Cody Colin Connor Conor Corey
    Cory Craig Curt Curtis Damian Dan Daniel Danny Darrell Darren Dave David Dean Dennis
    Derek Devin Diego Dieter Dirk Dmitri Dmitriy Dmitry Dmytro Dominic Dominik Don Donald
    Doug Douglas Duncan Dustin Dwight Dylan Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin
    Eli Elias Elijah Elliott Emanuel Emil Emmanuel Enrique Eric Erik Ernest Ethan Eugene
    Evan Evgeny Fabio Felipe Felix Ferdinand Fernando Floyd Francis Francisco Francois
    François Frank Franklin Frans Fred Frederick Friedrich Gabriel Garrett Gary Gavin Gene
    Geoff Geoffrey George Gerald Gerard Gerhard Gilbert Giorgio Giovanni Giuseppe Glen Glenn
    Gordon Graham Grant Greg Gregory Guillermo Gus Guy Hamid Hans Harold Harry Harvey Hassan
    Hector Heiko Helmut Henri Henrik Henry Herbert Herman Hosni Howard Hugh Hugo Hussein Ian
    Ibrahim Igor Ilya Imran Isaac Ismail Ivan Jack Jackson Jacob Jacques Jaime Jair Jake
    Jakob James Jamal Jan Jared Jason Javier Jay Jean Jeb Jeff Jeffrey Jens Jeremy Jerome
    Jerry Jesse Jim Jimmy Joachim Joaquin Joe Joel Johan Johannes John Johnny Jon Jonathan
    Jorge Jose José Josef Joseph Josh Joshua Juan Julian Julio Jurgen Jürgen Justin Karl
    Keith Ken Kenneth Kent Kevin Khalid Kim Kirk Klaus Konstantin Kurt Kyle Lance Larry Lars
    Lawrence Lee Leo Leon Leonard Leonid Leroy Lester Levi Lewis Liam Lloyd Logan Lorenzo
    Lou Louis Luca Lucas Luis Luiz Lukas Luke Lyndon Mahmoud Malcolm Manuel Marc Marcel
    Marco Marcos Marcus Mario Mark Marko Martin Marty Marvin Mateusz Matt Matteo Matthew
    Matthias Maurice Max Maxim Maxime Mehmet Micah Michael Michel Miguel Mike Mikhail Milan
    Milton Mitch Mitt Mohamed Mohammad Mohammed Morgan Morris Muhammad Mustafa Mykhailo
    Narendra Nate Nathan Nathaniel Neal Neil Nelson Newt Nicholas Nick Nicolas Nigel Nikita
    Nikolai Noah Noel Norman Olaf Oleg Oleh Oleksandr Oleksiy Oliver Omar Orlando Oscar Otto
    Owen Pablo Paolo Pascal Pat Patrick Paul Pavel Pawel Pedro Pekka Perry Pete Peter Petro
    Phil Philip Philippe Phillip Pierre Piotr Rafael Rahul Rajiv Ralph Ramon Randall Randy
    Raul Ray Raymond Recep Reggie Rene René Rex Ricardo Richard Rick Ricky Rob Robert
    Roberto Rod Rodney Rodrigo Roger Roland Rolf Roman Ron Ronald Ross Roy Ruben Rudolph
    Rudy Rupert Russell Ryan Salman Salvador Sam Samir Samuel Scott Sean Sebastian Serge
    Sergei Sergey Sergio Seth Shane Shaun Shawn Shinzo Sid Silvio Simon Stan Stanislav
    Stanley Stefan Stephen Steve Steven Stewart Stuart Sven Tariq Ted Terrence Terry Theo
    Theodore Thomas Tim Timothy Tobias Todd Tom Tommy Tony Travis Trevor Troy Tyler Vadim
    Valery Vasily Vernon Viktor Victor Vijay Vince Vincent Vitali Vitaly Vlad Vladimir
    Volodymyr Wade Wallace Walter Warren Wayne Wesley Wilhelm Will William Willie Wolfgang
    Xavier Yair Yasser Yevgeny Yitzhak Yuri Yusuf Zachary Zack
    """
)

SHE_NAMES = word_set(
    """
    Abby Abigail Ada Adele Adriana Agnes Aisha Alberta Alejandra Alexandra Alexandria Alexis
    Alice Alicia Alina Alison Allison Alyssa Amanda Amber Amelia Amina Amy Ana Anastasia
    Andrea Angela Angelina Angie Anika Anita Ann Anna Annalena Anne Annette Annie Antonia
    April Ariana Arlene Ashley Audrey Aung Barbara Beatrice Beatriz Becky Belinda Bernadette
    Bernice Bertha Beth Betsy Betty Beverly Bonnie Brenda Brianna Bridget Brigitte Brittany
    Brooke Camila Camilla Candace Carla Carly Carmen Carol Carole Carolina Caroline Carolyn
    Carrie Cassandra Catherine Cecilia Celeste Celia Charlene Charlotte Chelsea Cheryl
    Christiane Christina Christine Cindy Claire Clara Claudia Colleen Condoleezza Connie
    Constance Corinne Courtney Crystal Cynthia Daisy Danielle Daphne Dawn Debbie Deborah
    Debra Delia Denise Diana Diane Dianne Dolores Donna Dora Doris Dorothy Edith Eileen
    Elaine Eleanor Elena Elise Elisabeth Elizabeth Ella Ellen Eloise Elsa Emily Emma Erica
    Erika Erin Estelle Esther Ethel Eva Evelyn Faith Fatima Felicia Fiona Florence Frances
    Francesca Gabriela Gabrielle Gail Georgia Geraldine Gertrude Gina Giorgia Gisele Gladys
    Glenda Gloria Grace Greta Gretchen Gwen Hannah Harriet Heather Heidi Helen Helena Helga
    Hilary Hildegard Hillary Holly Huma Ilse Imelda Indira Inga Ingrid Irene Irina Iris
    Isabel Isabella Ivana Ivanka Jackie Jacqueline Jane Janet Janice Jasmine Jeanette Jeanne
    Jen Jenna Jennifer Jenny Jessica Jill Jo Joan Joanna Joanne Jocelyn Josephine Joy Joyce
    Juanita Judith Judy Julia Juliana Julie Juliet June Kamala Karen Karin Karina Karla Kate
    Katherine Kathleen Kathryn Kathy Katie Katrina Kayla Kellyanne Kelly Kimberly Kirsten
    Kristen Kristin Kristina Laura Lauren Laurie Leah Leila Lena Leslie Leticia Lia Lilian
    Lillian Lily Linda Lisa Liz Lois Loretta Lori Lorraine Louise Lucia Lucille Lucinda Lucy
    Luisa Lydia Lynn Mabel Madeleine Madison Maggie Malala Mallory Mara Marcia Margaret
    Margarita Margo Maria Marian Marianne Marie Marilyn Marina Marine Marion Marjorie
    Marlene Marsha Martha Mary Maryam Maureen Maxine Maya Megan Meghan Melania Melanie
    Melinda Melissa Mercedes Meredith Michele Michelle Mildred Mindy Miranda Miriam Molly
    Monica Monique Muriel Myra Nadia Nadine Nancy Naomi Natalia Natalie Natasha Nell Nicole
    Nicola Nikki Nina Nora Norma Octavia Olga Olive Olivia Paige Pam Pamela Patricia Patsy
    Patty Paula Pauline Peggy Penelope Penny Phyllis Priscilla Priya Rachel Ramona Raquel
    Rebecca Regina Renata Renee Rhonda Rita Roberta Robin Rosa Rosalind Rose Rosemary
    Roxanne Ruth Sabrina Sadie Sally Samantha Sandra Sara Sarah Selena Serena Sharon Sheila
    Shelley Sherry Shirley Silvia Simone Sofia Sonia Sophia Sophie Stacey Stacy Stella
    Stephanie Sue Susan Susanne Suzanne Svetlana Sylvia Tamara Tammy Tania Tanya Tara
    Tatiana Teresa Tess Thelma Theresa Tiffany Tina Tracy Trudy Ursula Valentina Valerie
    Vanessa Vera Veronica Vicki Vicky Victoria Viktoria Viola Violet Virginia Vivian Wanda
    Wendy Whitney Wilma Winifred Yasmin Yolanda Yulia Yvette Yvonne Zainab Zoe
    """
)

GIVEN_NAMES = HE_NAMES | SHE_NAMES
